import { z } from 'zod'

/** Addresses of the pages on which models are written. */
export const DRAFTS = '/model-drafts'
export const BEGIN_DRAFT = '/model-drafts/begin'
export const BEGIN_VARIANT = '/model-drafts/begin-variant'
export const DRAFT = '/model-drafts/:draftId'
export const HANDBOOK = '/model-drafts/:draftId/handbook'
export const KIND = '/model-drafts/:draftId/kinds/:kind'
export const PART = '/model-drafts/:draftId/parts/:about'
export const REMOVE_PART = '/model-drafts/:draftId/parts/:about/remove'
export const ADD_ATTACHMENT = '/model-drafts/:draftId/parts/:about/attach'
export const SPLIT_STAGE = '/model-drafts/:draftId/parts/:about/split-stage'
export const SPLIT_ROLE = '/model-drafts/:draftId/parts/:about/split-role'
export const MOVE_FIELD = '/model-drafts/:draftId/parts/:about/move-field'
export const ADD_PART = '/model-drafts/:draftId/add/:kind'
export const RECORD_ACT = '/model-drafts/:draftId/acts/:act'
export const BEGIN_MAPPING = '/model-drafts/:draftId/mapping'
export const ABANDON = '/model-drafts/:draftId/abandon'
/** Its page stands above the models: a try-out runs the whole product. */
export const TRYOUT = '/model-drafts/:draftId/tryout'
export const TEAM = '/model-teams/:modelId'
export const NAME_WRITER = '/model-teams/:modelId/name'
export const END_WRITING = '/model-teams/:modelId/writers/:writerId/end'

/** What stands in the addresses: a draft, and a part of it as the record of changes calls it. */
export const DraftParams = z.object({ draftId: z.uuid() })
export const PartParams = z.object({ draftId: z.uuid(), about: z.string().max(250) })

export const draftHref = (draftId: string): string => `${DRAFTS}/${draftId}`
export const tryoutHref = (draftId: string): string => `${draftHref(draftId)}/tryout`
export const partHref = (draftId: string, about: string): string =>
  `${draftHref(draftId)}/parts/${encodeURIComponent(about)}`
export const addAttachmentHref = (draftId: string, paragraph: string): string =>
  `${partHref(draftId, paragraph)}/attach`
export const kindHref = (draftId: string, kind: string): string => `${draftHref(draftId)}/kinds/${kind}`
export const handbookHref = (draftId: string): string => `${draftHref(draftId)}/handbook`
export const addHref = (draftId: string, kind: string, within: string | null): string =>
  `${draftHref(draftId)}/add/${kind}${within === null ? '' : `?within=${encodeURIComponent(within)}`}`
export const teamHref = (modelId: string): string => `/model-teams/${encodeURIComponent(modelId)}`
export const nameHref = (modelId: string): string => `${teamHref(modelId)}/name`
