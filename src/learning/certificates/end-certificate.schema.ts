import { z } from 'zod'
import type { CertificateId } from './certificate.domain.ts'

/** How a certificate ends, and why; the reason is for its holder. */
export const EndCertificateFields = z.object({
  how: z.enum(['revoke', 'replace']),
  reason: z.string().trim().min(3).max(500),
})
export type EndCertificateInput = z.infer<typeof EndCertificateFields> & { readonly certificateId: CertificateId }
