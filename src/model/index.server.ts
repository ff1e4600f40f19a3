export { everyRemarkAnswered } from './consultation/opening/close-consultation.server.ts'
export { openConsultation } from './consultation/opening/open-consultation.server.ts'
export { recordMeeting } from './consultation/opening/record-meeting.server.ts'
export { enterRemark } from './consultation/remarks/enter-remark.server.ts'
export { ownInstitutions } from './consultation/remarks/own-institutions.query.server.ts'
export { sendRemark } from './consultation/remarks/send-remark.server.ts'
export { placeInVersion, sendFromWork } from './consultation/work/send-from-work.server.ts'
export { dependantsWaiting } from './dependants/dependants.query.server.ts'
export { type LoadDependantsRefusal, loadDependants } from './dependants/load-dependants.server.ts'
export {
  type CitedParagraph,
  type DependantRegistered,
  type RegisterDependantInput,
  registerDependant,
} from './dependants/register-dependant.server.ts'
export { beginDraft } from './drafts/begin-draft.server.ts'
export { writePlace } from './drafts/change-draft.server.ts'
export { draftMark } from './drafts/draft-mark.query.server.ts'
export { nameWriter } from './drafts/name-writer.server.ts'
export { type DraftRead, readDraft, textOfDraft } from './drafts/read-draft.server.ts'
export {
  type CountedInVersion,
  countedMonths,
  countMonth,
  type ElementOfVersion,
} from './evidence/count-month.server.ts'
export { allBases, basesOn } from './law/legal-basis.query.server.ts'
export { type LoadBasesRefusal, loadLegalBases } from './law/load-bases.server.ts'
export { amountsSet, localAmounts } from './local/local-amounts.server.ts'
export { modelHere, modelWith } from './local/model-here.server.ts'
export { type SetLocallyInput, type SetLocallyRefusal, setLocally } from './local/set-locally.server.ts'
export { type LoadMappingRefusal, loadMapping } from './migration/load-mapping.server.ts'
export { listMappings, type PublishedMapping } from './migration/mapping.store.server.ts'
export { mappingOf } from './migration/mapping-of.server.ts'
export { type AdoptVersionInput, type AdoptVersionRefusal, adoptVersion } from './versions/adopt-version.server.ts'
export { type LoadVersionRefusal, loadVersion, type VersionLoaded } from './versions/load-version.server.ts'
export { modelOf } from './versions/model-of.server.ts'
export { type AdoptedVersion, versionFor } from './versions/version-for.server.ts'
export { publishedModels } from './versions/version-list.query.server.ts'
