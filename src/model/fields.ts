/** A field in a written text, {{name}} or {{name|example}}: FIELD in hooks/planlib/fields.py. */
export const FIELD = /\{\{([^{}|&<>\p{Cc}]{1,20})(?:\|([^{}|&<>\p{Cc}]{1,80}))?\}\}/gu;
