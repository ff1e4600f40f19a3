import { sql } from 'kysely'
import { Forbidden, type LocalDate } from '#kernel'
import type { Ctx } from '#platform/server'
import type { Recorded } from '../cases/recorded.domain.ts'
import { mayAudit } from '../looks/look.store.server.ts'
import type { Register } from './texts/consent-text.domain.ts'

/** One consent as the data protection officer reads it: by code and days, neither who nor what. */
export type AuditedConsent = {
  readonly code: string
  readonly register: Register
  readonly givenOn: LocalDate
  readonly how: Recorded['how'] | null
  /** Which version of the text was signed; nothing where it was a form or another text. */
  readonly version: number | null
  /** A form or a scan is on file. */
  readonly onFile: boolean
  readonly forAnother: boolean
  readonly withdrawnOn: LocalDate | null
  /** How many disclosures rest on it today. */
  readonly running: number | null
}

/** Both registers of all cases whose record I check, the newest first. `Forbidden` for anybody else. */
export async function auditedConsents(ctx: Ctx): Promise<readonly AuditedConsent[]> {
  if (!(await mayAudit(ctx))) throw new Forbidden('casework.consents.audit')
  const { rows } = await sql<AuditedConsent>`
    select code, register, given_on as "givenOn", how, version, on_file as "onFile", for_another as "forAnother",
      withdrawn_on as "withdrawnOn", running
    from casework.consents_i_audit() order by given_on desc, code, register limit ${AT_ONCE}`.execute(ctx.db)
  return rows
}
const AT_ONCE = 500
