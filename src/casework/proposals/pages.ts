import type { Page } from '#platform'
import { decidePage } from './decide.page.tsx'
import { fairListPage, fairPage } from './fair.page.tsx'
import type { Proposing } from './make-fair.server.ts'
import { proposalPage } from './proposal.page.tsx'
import { prioritiesPage, rulesPage, setRulesPage } from './rules.page.tsx'

/** Pages of the priorities and of what is proposed by them. A fixed word in an address comes before a parameter in the same place. */
export const proposalPages: readonly Page[] = [prioritiesPage, setRulesPage, rulesPage, proposalPage, decidePage]

/** Pages that ask the planner for many families at once; a fixed word comes before a parameter in the same place. */
export const fairPages = (planner: Proposing): readonly Page[] => [fairListPage(planner), fairPage]
