export {
  type Answers,
  answersTo,
  FAMILY,
  type FormContext,
  findField,
  hasRows,
  type Offered,
  type PrefillSources,
  type Row,
  rowsOf,
  type ServiceAnswer,
  type Value,
  type Values,
} from './answers/answers.domain.ts'
export { bound } from './answers/bound.domain.ts'
export type * from './answers/bound-notions.domain.ts'
export { changeRows, newAnswers } from './answers/change-rows.domain.ts'
export { answeredFields, visible } from './answers/conditions.domain.ts'
export { type AnswerItem, itemsOf } from './answers/items.domain.ts'
export { asItWillStand, isIn, isLong, type Part, type PartState, partsOf } from './answers/parts.domain.ts'
export { ROW_ID } from './answers/posted.domain.ts'
export { readAnswers } from './answers/read-answers.domain.ts'
export {
  type FieldView,
  type FormView,
  type RowView,
  type SectionView,
  showAnswers,
} from './answers/show-answers.domain.ts'
export { clientDataIn, type KnownClients } from './consultation/client-data.domain.ts'
export { DraftId } from './consultation/consultation-ids.ts'
export { notWorkingPath } from './consultation/consultation-paths.ts'
export { calledIn as calledInModel } from './consultation/consulted-text.domain.ts'
export { suppressed, type ToldCount } from './consultation/report/suppressed.domain.ts'
export { readNotWorking } from './consultation/work/not-working.schema.ts'
export { NotWorkingForm } from './consultation/work/not-working-form.tsx'
export { NotWorkingHere } from './consultation/work/not-working-link.tsx'
export * from './definition/document.ts'
export { isAboutFamily } from './definition/form-fields.domain.ts'
export type { LocalAmounts, Model, PlacedStep, ProvenanceView } from './definition/model.domain.ts'
export type { Report } from './definition/report.domain.ts'
export { mainPath } from './definition/stage-graph.domain.ts'
export { DraftCrumbs } from './drafts/draft-crumbs.tsx'
export { DRAFTS, DraftParams, draftHref, TRYOUT, tryoutHref } from './drafts/draft-paths.ts'
export { DraftProblems } from './drafts/draft-problems.tsx'
export { answerWords, isAnswered } from './forms-ui/answer-words.ts'
export { AnswersSideBySide } from './forms-ui/answers-side-by-side.tsx'
export { conditionWords } from './forms-ui/condition-words.ts'
export { answerOf, ModelAnswers } from './forms-ui/model-answers.tsx'
export { ModelForm } from './forms-ui/model-form.tsx'
export { optionsInWords } from './forms-ui/option-words.ts'
export {
  type ModelFormRead,
  readModelDraft,
  readModelForm,
  readModelPart,
  valuesOfAnswers,
  withStored,
} from './forms-ui/read-model-form.ts'
export { paragraphText } from './handbook/paragraph-text.domain.ts'
export { plainLines } from './handbook/plain-lines.domain.ts'
export { StructuredText } from './handbook/structured-text.tsx'
export { modelMessages } from './i18n/messages.ts'
export {
  type AuthorityPower,
  INSPECTORATES,
  type Inspectorate,
  type PowerText,
  powerCited,
  powerCovers,
  SENDERS,
  type SenderKind,
  textOfPower,
} from './law/authority-power.domain.ts'
export { POWERS, powersOn } from './law/authority-powers.ts'
export { legalBasesPath } from './law/legal-bases-path.ts'
export {
  type BasisNeed,
  type BasisText,
  citation,
  fits,
  type LegalBasis,
  namesSpecial,
  textOfBasis,
} from './law/legal-basis.domain.ts'
export { type AllowedSetting, checkSetting, type SettingRefusal } from './local/check-setting.domain.ts'
export { withoutFormer } from './local/former-fields.domain.ts'
export { amountsOn, type DatedAmount, type LocalSetting } from './local/local-setting.domain.ts'
export { LOCAL_SECTION } from './local/localised.domain.ts'
export { type BetweenVersions, whatChanged } from './mapping/between-versions.domain.ts'
export { type CheckedMapping, checkMapping } from './mapping/check-mapping.domain.ts'
export { draftMapping } from './mapping/draft-mapping.domain.ts'
export type * from './mapping/mapping.ts'
export { type CaseMigration, changesOf, renamesBack, rolesTaken } from './migration/case-migration.domain.ts'
export { clockChangesOf } from './migration/clock-changes.domain.ts'
export { type DraftAfter, draftAfter, type LeftAnswer } from './migration/draft-after.domain.ts'
export * from './migration/judge-migration.domain.ts'
export { type LocalAfter, localAfter } from './migration/local-after.domain.ts'
export { staysThroughMigrations, throughMigrations } from './migration/read-through.domain.ts'
export { nameIn } from './name-in.ts'
export type * from './running/case-facts.domain.ts'
export { type Owner, ownerOf, type PlaceInTeam, type TeamNow } from './running/clock-owner.domain.ts'
export { type Clock, clocks } from './running/clocks.domain.ts'
export { consecutive } from './running/consecutive.domain.ts'
export { gateBetween, limitsBroken, missingFromPaper } from './running/from-paper.domain.ts'
export {
  mayDoStep,
  type Possible,
  type PossibleStep,
  type PossibleTransition,
  possible,
} from './running/interpreter.domain.ts'
export { makeTransition, type TransitionAsked, type TransitionRefusal } from './running/make-transition.domain.ts'
export { countQuorum, hasQuorum, type QuorumCount, stillMissing } from './running/quorum.domain.ts'
export { basketWithinEnvelope, noDuplicateService, paidItemJustified } from './running/rules-basket.domain.ts'
export { everyMemberHasGoalOrReason, oneResponsiblePerAction } from './running/rules-plan.domain.ts'
export { responsibleInstitutions } from './running/steps.domain.ts'
export { currentPlan, participatingAdults, teamInstitutions } from './running/team.domain.ts'
export type { Missing, Unmet } from './running/unmet.domain.ts'
export { type NameOf, sayUnmet, type UnmetSaid } from './unmet/say-unmet.ts'
export { paragraphHref } from './versions/paragraph-href.ts'
