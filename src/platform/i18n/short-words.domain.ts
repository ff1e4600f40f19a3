const HARD = '\u00a0'

/** Keeps one-letter Polish words from hanging at the end of a line. */
export const bindShortWords = (text: string): string => text.replace(/(?<=^|[\s(„])([aiouwzAIOUWZ]) /g, `$1${HARD}`)
