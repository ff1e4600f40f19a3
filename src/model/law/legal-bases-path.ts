/** Where the legal bases in force are read, and how they read before. */
export const legalBasesPath = '/legal-bases'
