// @ts-check
// The two switches of the header. A module of its own with next to nothing behind it, so that the words are right at once.

import { startLanguage } from "./language.js";
import { startTheme } from "./theme.js";

startLanguage();
startTheme();
