import { z } from 'zod'
import { nameIn } from '#model'
import { fields, line, page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Form,
  Head,
  Mark,
  Prov,
  Section,
  Select,
  Stack,
  Table,
  Tag,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { ContactNotes } from '../compartments/contact-note.tsx'
import { Denials } from '../denial/denials.tsx'
import { seatMember } from './seat-member.server.ts'
import { type TeamToSet, teamToSet } from './team.query.server.ts'

const readMember = fields(z.object({ worker: line(80), role: line(80) }))
const teamAddress = (caseId: string): string => `/cases/${caseId}/team`

/** Who belongs to the team of a case: adding a worker of an institution that acceded, by a role of the model. */
export const teamPage = page({
  path: '/cases/:caseId/team',
  params: OfCase,
  act: 'casework.seat.give',
  load: (ctx, { caseId }) => teamToSet(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.team.title', { code: loaded.frame.code }),
  form: readMember,
  submit: (ctx, input) => seatMember(ctx, input),
  refusals: {
    not_at_hand: 'casework.team.not_at_hand',
    role_unknown: 'platform.form.not_offered',
    sector_refused: 'casework.team.sector_refused',
    already_seated: 'casework.team.already_seated',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({ to: teamAddress(params.caseId), flash: 'casework.team.added' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ loaded, form, t }) => (
    <Stack>
      <CaseCrumbs frame={loaded.frame} here={t('casework.overview.team', { kind: loaded.frame.kind })} />
      <Head title={t('casework.overview.team', { kind: loaded.frame.kind })} lead={t('casework.team.lead')} />
      <ContactNotes contacts={loaded.contacts} />
      <Members loaded={loaded} />
      {loaded.seats.some(({ lacking }) => lacking.length > 0) && (
        <p>
          {t('casework.team.where_to_sign')} <a href="/teams">{t('casework.team.to_teams')}</a>
        </p>
      )}
      <Section
        id="add"
        title={t('casework.team.add')}
        link={{ href: tabAddress(loaded.file.id, 'sharing'), label: t('casework.team.to_sharing') }}
      >
        <Form state={form}>
          <Select
            name="worker"
            label={t('casework.team.worker')}
            options={loaded.candidates.map((one) => ({
              value: `${one.personId} ${one.institutionId}`,
              label: `${one.institution}: ${one.person}`,
            }))}
          />
          <RoleChoice loaded={loaded} />
          <ActionsBar>
            <Button>{t('casework.team.submit')}</Button>
          </ActionsBar>
        </Form>
      </Section>
      <Denials caseId={loaded.file.id} denials={loaded.denials} />
    </Stack>
  ),
})

function RoleChoice({ loaded }: { readonly loaded: TeamToSet }) {
  const { t, locale } = useReader()
  return (
    <Select
      name="role"
      label={t('casework.team.role')}
      options={loaded.roles.map(({ id, name }) => ({ value: id, label: nameIn(name, locale) }))}
    />
  )
}

function Members({ loaded }: { readonly loaded: TeamToSet }) {
  const { t, locale } = useReader()
  const { seats, file } = loaded
  const { model } = file
  return (
    <Table
      caption={t('casework.overview.team', { kind: file.subjectKind })}
      columns={[
        { label: t('casework.team.worker') },
        { label: t('casework.team.institution') },
        { label: t('casework.team.role') },
        { label: t('casework.team.state') },
        { label: t('casework.person.acts'), hiddenLabel: true, actions: true },
      ]}
      rows={seats.map((seat) => ({
        cells: [
          <>
            {seat.person}
            {loaded.standIns
              .filter((one) => one.absentId === seat.personId && one.role === seat.role)
              .map(({ standIn, until }) => (
                <Prov>{t('casework.stand_in.stood_in_by', { standIn, until: showDate(until) })}</Prov>
              ))}
          </>,
          <Mark sector={seat.sector} name={seat.shortName} />,
          nameIn(model.role(seat.role).name, locale),
          <SeatState loaded={loaded} seat={seat} />,
          <ButtonLink href={`${teamAddress(file.id)}/${seat.id}/release`} small kind="quiet">
            {t('casework.team.release.link')}
            <span class="vh">: {seat.person}</span>
          </ButtonLink>,
        ],
      }))}
    />
  )
}

type SeatStateProps = { readonly loaded: TeamToSet; readonly seat: TeamToSet['seats'][number] }

/** Whether a seat works today, and what keeps it from working. */
function SeatState({ loaded: { file, denials }, seat }: SeatStateProps) {
  const { t, locale } = useReader()
  if (denials.some(({ personId }) => personId === seat.personId)) {
    return <Tag tone="turn">{t('casework.denial.seat')}</Tag>
  }
  if (seat.lacking.length === 0) return <>{t('casework.team.since', { date: showDate(seat.fromOn) })}</>
  const what = seat.lacking.map((id) => nameIn(file.model.agreement(id).name, locale)).join(', ')
  return <Tag tone="turn">{t('casework.team.lacks', { what })}</Tag>
}
