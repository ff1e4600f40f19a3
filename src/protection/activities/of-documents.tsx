import { z } from 'zod'
import { type MessageKey, useReader } from '#platform'
import type { ProtectedInstitution } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { documentsPath } from '../protection-paths.ts'
import { Kind } from './document.domain.ts'

/** What the address of one register holds. */
export const OfDocuments = OfInstitution.extend({ kind: Kind })
/** What the address of one description holds. */
export const OfDocument = OfDocuments.extend({ threadId: z.uuid() })

export const REGISTER_WORDS: Readonly<Record<Kind, MessageKey>> = {
  activity: 'protection.document.register.activity',
  processing: 'protection.document.register.processing',
  assessment: 'protection.document.register.assessment',
}

type Props = { institution: ProtectedInstitution; kind: Kind; here: string }
/** The way from an institution over one of its registers. */
export function DocumentCrumbs({ institution, kind, here }: Props) {
  const { t } = useReader()
  const register = { href: documentsPath(institution.id, kind), label: t(REGISTER_WORDS[kind]) }
  return <ProtectionCrumbs institution={institution} register={register} here={here} />
}
