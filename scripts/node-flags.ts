/**
 * How the built program is run. A page is forgotten as soon as it was sent: a small space for what is new is emptied more often and keeps some
 * 90 MB from being taken for good. `npm start` names the same space, as its own process is the program.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--enable-source-maps'] as const
