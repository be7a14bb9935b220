/* Chrome 86, in the browsers inside older chat programs and phones: all can be read and followed there, less well set. */
import { lacking } from "./lacking.js";
import full from "./full.stylelint.js";

const FEATURES = {
  ...full.graces.features,
  "css-has": "nothing lights up under the mouse, and 大字 without script stays as it is",
  "css-logical-props": "paddings and margins written for both sides at once are none: words stand closer to lines",
  "css-matches-pseudo": "on the editors' side only: rows of a table may break",
  "css-not-sel-list": "named for lists within :not(); none are used",
  "css-overflow": "only clip is lacking; it is not used",
  "css-sticky": "only within tables is it lacking; it is not used there",
  "viewport-unit-variants": "100vh stands before it",
};
const NAMES = {
  ...full.graces.names,
  "accent-color": "boxes to tick are blue",
  "border-block": "no rule above and below",
  "forced-color-adjust": "its forced colours are none either",
  "margin-block": "as css-logical-props",
  "margin-inline": "as css-logical-props",
  outline: "drawn with square corners",
  "padding-block": "as css-logical-props",
  "padding-inline": "as css-logical-props",
  "text-decoration-thickness": "links are underlined as the browser does it",
  "text-underline-offset": "the same",
};

export default lacking(86, FEATURES, NAMES);
