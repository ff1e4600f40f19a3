import { z } from 'zod'
import { InstitutionId } from '#kernel'
import type { MessageKey } from '#platform'
import { page, showDate, useReader } from '#platform'
import { ButtonLink, Empty, Head, Note, Section, Stack, Table, Tag } from '#platform/ui'
import { documentPath } from '../document-paths.ts'
import {
  type InstitutionDocuments,
  institutionDocuments,
  type TemplateState,
} from './institution-documents.query.server.ts'

export const OfInstitution = z.object({ institutionId: InstitutionId })
export const TEMPLATE_STATES: Readonly<Record<TemplateState, MessageKey>> = {
  draft: 'casework.template.state.draft',
  in_force: 'casework.template.state.in_force',
  withdrawn: 'casework.template.state.withdrawn',
}
type Props = { readonly loaded: InstitutionDocuments }

/** Templates of letters of an institution, the pattern of its numbers, and its register of letters. */
export const institutionDocumentsPage = page({
  path: '/documents/of/:institutionId',
  params: OfInstitution,
  act: 'casework.template.list',
  // Numbers, days and codes; opening a letter is the look that is put on record.
  looking: 'unrecorded',
  load: (ctx, { institutionId }) => institutionDocuments(ctx, institutionId),
  title: ({ t }) => t('casework.template.list'),
  view: ({ t, loaded }) => (
    <Stack>
      <Head title={t('casework.template.list')} over={loaded.name} lead={t('casework.template.list_lead')}>
        {loaded.mayKeep && (
          <ButtonLink href={documentPath.addTemplate(loaded.id)} icon="plus">
            {t('casework.template.add')}
          </ButtonLink>
        )}
      </Head>
      <Templates loaded={loaded} />
      <Numbers loaded={loaded} />
      <Register loaded={loaded} />
    </Stack>
  ),
})

function Templates({ loaded: { id, templates } }: Props) {
  const { t } = useReader()
  const title = t('casework.template.templates')
  return (
    <Section id="templates" title={title}>
      {templates.length === 0 ? (
        <Empty title={t('casework.template.none')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.template.name') },
            { label: t('casework.template.version') },
            { label: t('casework.template.state') },
            { label: t('casework.template.since') },
          ]}
          rows={templates.map((one) => ({
            cells: [
              <a href={documentPath.template(id, one.id)}>{one.name}</a>,
              one.no,
              <Tag tone={one.state === 'in_force' ? 'info' : 'line'}>{t(TEMPLATE_STATES[one.state])}</Tag>,
              [one.inForceOn, one.withdrawnOn].flatMap((day) => (day ? [showDate(day)] : [])).join(' – '),
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Numbers({ loaded: { id, numbering, mayKeep } }: Props) {
  const { t } = useReader()
  return (
    <Section
      id="numbering"
      title={t('casework.template.numbering')}
      {...(mayKeep ? { link: { href: documentPath.numbering(id), label: t('casework.template.numbering_set') } } : {})}
    >
      {numbering ? <p>{numbering}</p> : <Note kind="turn" text={t('casework.own_letter.no_numbering')} />}
    </Section>
  )
}

function Register({ loaded: { register } }: Props) {
  const { t } = useReader()
  const title = t('casework.own_letter.register')
  return (
    <Section id="register" title={title} note={t('casework.own_letter.register_note')}>
      {register.length === 0 ? (
        <Empty title={t('casework.own_letter.register_none')} />
      ) : (
        <Table
          caption={title}
          columns={[
            { label: t('casework.own_letter.number') },
            { label: t('casework.own_letter.issued_on') },
            { label: t('casework.own_letter.case') },
            { label: t('casework.own_letter.to') },
          ]}
          rows={register.map((one) => ({
            cells: [
              <a href={documentPath.letter(one.caseId, one.id)}>{one.number}</a>,
              showDate(one.issuedOn),
              one.code,
              one.institution ?? t(one.toPerson ? 'casework.own_letter.to_family' : 'casework.own_letter.to_outside'),
            ],
          }))}
        />
      )}
    </Section>
  )
}
