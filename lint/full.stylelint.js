/* Chrome 109 is the last on Windows 7 and 8.1: all that the pages do, they do there. */
import { lacking } from "./lacking.js";

// What it lacks of what the stylesheets use, and what is seen instead.
const FEATURES = {
  "css-clip-path": "only shapes on SVG are lacking; none are used",
  "css-masks": "the same",
  "css-text-indent": "only hanging and each-line are lacking; neither is used",
  "css-text-justify": "lines are justified as the browser does it, between characters too",
  multicolumn: "only some forms of break-inside are lacking; avoid is there",
  "text-decoration": "only the shorthand with a thickness is lacking; a line of another thickness is drawn",
};
const NAMES = {
  "field-sizing": "boxes to copy from keep their number of rows and can be dragged larger",
  "text-autospace": "no sliver of space between Chinese and Latin",
  "text-justify": "as css-text-justify",
  "text-spacing-trim": "full-width marks keep their full width",
  "text-wrap": "a headline's last line may be short",
};

export default lacking(109, FEATURES, NAMES);
