export {
  daysOff,
  deadlineAfter,
  deadlineBefore,
  easter,
  isDayOff,
  isWorkingDay,
  type TimeUnit,
  workingDaysBetween,
} from './days-off.ts'
export { Conflict, Fault, Forbidden, NotFound, Unavailable } from './faults.ts'
export {
  AgreementId,
  BodyId,
  CaseId,
  FileId,
  InstitutionId,
  idOf,
  ModelVersionId,
  PersonId,
  SubjectId,
} from './ids.ts'
export { type FoldedWord, fold, readingsOf } from './in-text/folded.ts'
export { numbersIn, patternsIn } from './in-text/numbers.ts'
export type { Passage } from './in-text/place.ts'
export { termsOf } from './in-text/search-terms.ts'
export { isFormOf, namesIn } from './in-text/stems.ts'
export { addDays, addMonths, daysBetween, earlier, LocalDate, later, localDate, parts, weekday } from './local-date.ts'
export { type Done, type Outcome, ok, type Refused, refused } from './outcome.ts'
export { plain } from './plain.ts'
export { writtenDay } from './written-day.ts'
