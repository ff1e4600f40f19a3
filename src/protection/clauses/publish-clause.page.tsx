import { z } from 'zod'
import { day, fields, line, page } from '#platform'
import { ActionsBar, Button, DateField, FormPage, Note, TextArea } from '#platform/ui'
import { institutionFor } from '../desk/protected-institution.query.server.ts'
import { OfInstitution } from '../of-institution.ts'
import { officerInForce } from '../officer/officer.query.server.ts'
import { ProtectionCrumbs } from '../protection-crumbs.tsx'
import { institutionProtectionPath } from '../protection-paths.ts'
import { CLAUSE_PARTS } from './clause.domain.ts'
import { clausesOf } from './clause.query.server.ts'
import { CLAUSE_PATTERN } from './clause-pattern.ts'
import { publishClause } from './publish-clause.server.ts'

const text = line(4000)
const readClause = fields(
  z.object({
    purposes: text,
    recipients: text,
    transfers: text,
    kept: text,
    source: text,
    duty: text,
    rights: text,
    decisions: text,
    from: day,
  }),
)

/** Publishing the next version of what the institution tells people about their data. It begins with the version before, or with the pattern. */
export const publishClausePage = page({
  path: '/protection/:institutionId/clauses/new',
  params: OfInstitution,
  act: 'protection.clause.publish',
  looking: 'unrecorded',
  load: async (ctx, { institutionId }) => ({
    institution: await institutionFor(ctx, institutionId, 'publish'),
    officer: await officerInForce(ctx, institutionId),
    last: (await clausesOf(ctx, institutionId))[0] ?? null,
  }),
  title: ({ t }) => t('protection.clause.publish.title'),
  initial: ({ last }) => last?.texts ?? CLAUSE_PATTERN,
  form: readClause,
  submit: publishClause,
  refusals: {
    officer_missing: 'protection.clause.refusal.officer_missing',
    begins_in_past: 'protection.clause.refusal.begins_in_past',
    later_version: 'protection.clause.refusal.later_version',
    incomplete: 'protection.clause.refusal.incomplete',
  },
  then: ({ params }) => ({
    to: institutionProtectionPath(params.institutionId),
    flash: 'protection.clause.publish.done',
  }),
  view: ({ loaded: { institution, officer, last }, form, t }) => (
    <FormPage
      form={form}
      crumbs={<ProtectionCrumbs institution={institution} here={t('protection.clause.publish.title')} />}
      title={t('protection.clause.publish.title')}
      over={institution.name}
      lead={t('protection.clause.publish.lead')}
    >
      {last === null && <Note kind="info" text={t('protection.clause.pattern_note')} />}
      {officer === null ? (
        <Note kind="bad" text={t('protection.clause.refusal.officer_missing')} />
      ) : (
        <p>{t('protection.clause.publish.named', { controller: institution.controller, officer: officer.name })}</p>
      )}
      {CLAUSE_PARTS.map((part) => (
        <TextArea name={part} label={t(`protection.clause.part.${part}`)} rows={5} />
      ))}
      <DateField name="from" label={t('protection.clause.from')} hint={t('protection.clause.from_hint')} />
      <ActionsBar>
        <Button>{t('protection.clause.publish.submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
