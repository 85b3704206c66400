// In the head of every page, before anything is shown: that there are scripts, in which colours the reader wants it, and
// what to say where the scripts that follow are not there.

import { tellOfLostScripts } from "../frame/lost-scripts";
import { startScheme } from "../frame/scheme";

document.documentElement.className = "js";
startScheme();
tellOfLostScripts();
