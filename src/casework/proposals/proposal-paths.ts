/** Where the priorities of gminas and powiats stand. */
export const prioritiesPath = '/priorities'
export const prioritiesOf = (unitCode: string): string => `${prioritiesPath}/${unitCode}`
/** What the planner proposes to one family. */
export const proposalPath = (caseId: string): string => `/cases/${caseId}/proposal`
/** What was proposed for all waiting families of a gmina. */
export const fairPath = (unitCode: string): string => `${prioritiesOf(unitCode)}/proposals`
