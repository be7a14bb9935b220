/* A configuration of stylelint: what one version of Chrome lacks of what a stylesheet uses, but what is graced here. */
import compatibility from "@mdn/browser-compat-data/forLegacyNode";
import stylelint from "stylelint";

const NEWER = "newsroom/newer";

/* The first version that has it without a prefix or a flag; none where that is not known. */
function since(entry) {
  const told = [entry?.__compat?.support.chrome ?? []].flat();
  const plain = told.filter((one) => !one.prefix && !one.flags && !one.alternative_name && !one.version_removed);
  const versions = plain.map((one) => (one.version_added === false ? Infinity : parseInt(one.version_added, 10)));
  return versions.length ? Math.min(...versions) : 0;
}

const { properties, types } = compatibility.css;
const functions = Object.assign({}, ...Object.values(types));

/* What a declaration asks for by name: its property, the words and the functions of its value. */
function asked({ prop, value }) {
  const words = value.match(/[a-z][a-z-]*(?=[^a-z(-]|$)/g) ?? [];
  const called = value.match(/[a-z][a-z-]*(?=\()/g) ?? [];
  return [
    [prop, properties[prop]],
    ...words.map((word) => [`${prop}: ${word}`, properties[prop]?.[word]]),
    ...called.map((name) => [`${name}()`, functions[name] ?? types[name]]),
  ];
}

/* Browsers keep the last declaration that they understand. */
function hasFallback(declaration) {
  const siblings = declaration.parent.nodes;
  return siblings.slice(0, siblings.indexOf(declaration)).some((one) => one.prop === declaration.prop);
}

function rule(chrome, { graced }) {
  return (root, result) => root.walkDecls((node) => {
    if (node.prop.startsWith("--") || graced.includes(node.prop) || hasFallback(node)) return;
    for (const [name, entry] of asked(node)) {
      if (since(entry) <= chrome) continue;
      stylelint.utils.report({ result, node, ruleName: NEWER, message: `${name} is not in Chrome ${chrome} (${NEWER})` });
    }
  });
}
rule.ruleName = NEWER;

/* `features` are names of caniuse, `names` properties of CSS, each with its reason. */
export function lacking(chrome, features, names) {
  const browsers = { browsers: [`chrome ${chrome}`], ignore: Object.keys(features) };
  return {
    plugins: ["stylelint-no-unsupported-browser-features", stylelint.createPlugin(NEWER, rule)],
    rules: {
      "plugin/no-unsupported-browser-features": [true, browsers],
      [NEWER]: [chrome, { graced: Object.keys(names) }],
    },
    graces: { features, names },
  };
}
