export { bodyFacts, type LoadedBody } from './bodies/body-facts.server.ts'
export { type FoundBodyInput, type FoundBodyRefusal, foundBody } from './bodies/found-body.server.ts'
export { type MakeBodyTransitionInput, makeBodyTransition } from './bodies/make-body-transition.server.ts'
export {
  type AppointInUnitInput,
  type AppointMemberInput,
  type AppointRefusal,
  appointInUnit,
  appointMember,
} from './members/appoint-member.server.ts'
export { type ReleaseMemberInput, releaseMember } from './members/release-member.server.ts'
export { takeNewRoles } from './members/take-new-roles.server.ts'
export { type DoBodyStepInput, type DoBodyStepRefusal, doBodyStep } from './steps/do-body-step.server.ts'
export type { StepInput } from './steps/step-input.ts'
export { type StepToDo, stepToDo } from './steps/step-to-do.server.ts'
