import { z } from 'zod'

/** An id schema of its own type, so that a person's id cannot be passed where a case's id is asked. UUIDv7, made by the application. */
export const idOf = <B extends string>(_noun: B) => z.uuid().brand<B>()

/** Somebody who has, or may have, an account: a worker of an institution. Never a family member. */
export const PersonId = idOf('PersonId')
export type PersonId = z.infer<typeof PersonId>
export const InstitutionId = idOf('InstitutionId')
export type InstitutionId = z.infer<typeof InstitutionId>
export const CaseId = idOf('CaseId')
export type CaseId = z.infer<typeof CaseId>
/** A person of a family or group that a case is about. */
export const SubjectId = idOf('SubjectId')
export type SubjectId = z.infer<typeof SubjectId>
export const BodyId = idOf('BodyId')
export type BodyId = z.infer<typeof BodyId>
export const ModelVersionId = idOf('ModelVersionId')
export type ModelVersionId = z.infer<typeof ModelVersionId>
export const AgreementId = idOf('AgreementId')
export type AgreementId = z.infer<typeof AgreementId>
export const FileId = idOf('FileId')
export type FileId = z.infer<typeof FileId>
