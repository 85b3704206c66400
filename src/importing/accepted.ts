/** What a file chooser offers: the endings of the files that `formats` reads, which is not loaded then. */

export const ACCEPTED = ".txt,.md,.docx,.docm,.html,.htm,.mht,.mhtml";
