/* Scripts only spare a press or two, so what older browsers cannot do is not written: Chrome 86 does all that they do. */
import compat from "eslint-plugin-compat";
import globals from "globals";

export default [
  { ignores: ["static/vendor/"] },
  {
    files: ["static/*.js", "static/desk/*.js"],
    ...compat.configs["flat/recommended"],
    languageOptions: { ecmaVersion: 2021, sourceType: "script", globals: globals.browser },
    settings: { browsers: ["chrome 86"], lintAllEsApis: true },
    rules: { "compat/compat": "error", "no-undef": "error", "no-unused-vars": "error" },
  },
];
