/**
 * How the built program is run. A page is forgotten as soon as it was sent: a small space for what is new is emptied more often, and what is
 * old is looked through whenever it has grown by a third; otherwise some 140 MB are taken that nobody uses. `npm start` names the same, as its
 * own process is the program.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=30', '--enable-source-maps'] as const
