import { z } from 'zod'
import { fields, type MessageKey, page, showDate, showInstant, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Buttons,
  FormPage,
  KeyValues,
  Note,
  Prov,
  RadioGroup,
  Section,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { ContactNotes } from '../compartments/contact-note.tsx'
import { personLabel } from '../families/person-label.domain.ts'
import { printPath } from '../prints/print-paths.ts'
import { PAGE_DAYS, pagePath, writtenCode } from './family-code.domain.ts'
import { CHANNELS, type Channel, type Helped, WAYS, type Way } from './family-contact.domain.ts'
import { closeFamilyPage, confirmContact } from './family-page.server.ts'
import { FAMILY_LANGUAGES, LANGUAGE_NAMES } from './family-words.ts'
import { type ForPerson, forPerson, madeNow } from './for-person.query.server.ts'

const CHANNEL_LABELS: Readonly<Record<Channel, MessageKey>> = {
  phone: 'casework.family.channel.phone',
  email: 'casework.family.channel.email',
  paper: 'casework.family.channel.paper',
}
const WAY_LABELS: Readonly<Record<Way, MessageKey>> = {
  in_person: 'casework.family.way.in_person',
  call: 'casework.family.way.call',
  on_paper: 'casework.family.way.on_paper',
}
const SAID_LABELS: Readonly<Record<Helped, MessageKey>> = {
  yes: 'casework.family.said.yes',
  partly: 'casework.family.said.partly',
  no: 'casework.family.said.no',
}

/** What one adult of the family gets: a booklet on paper, and a page of their own by a code. The code is shown in place, this once. */
export const pageForPerson = (baseUrl: string) =>
  page({
    path: '/cases/:caseId/people/:subjectId/page',
    params: OfPerson,
    act: 'casework.family.open_page',
    needsNames: true,
    load: forPerson,
    looking: look('casework.people.looked'),
    scope,
    asks: (ctx, _posted, params) => madeNow(ctx, params),
    title: ({ t }) => t('casework.family.title'),
    header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" />,
    view: ({ t, form, loaded }) => (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.family.title')} />}
        over={personLabel(loaded.person, loaded.frame.code)}
        title={t('casework.family.title')}
        lead={t('casework.family.lead')}
      >
        <Booklets loaded={loaded} />
        <OpenPage loaded={loaded} baseUrl={baseUrl} />
        <SaidHere loaded={loaded} />
      </FormPage>
    ),
  })

type Props = { readonly loaded: ForPerson }

function Booklets({ loaded: { frame, person, reached } }: Props) {
  const { t } = useReader()
  return (
    <Section id="booklet" title={t('casework.family.booklet')} note={t('casework.family.booklet_note')}>
      {reached?.never.includes('post') && <Note kind="bad" text={t('casework.safe_contact.never_post')} />}
      <Buttons>
        {FAMILY_LANGUAGES.map((language) => (
          <ButtonLink href={printPath.family(frame.caseId, person.id, language)} kind="quiet" small>
            {LANGUAGE_NAMES[language]}
          </ButtonLink>
        ))}
      </Buttons>
    </Section>
  )
}

function OpenPage({ loaded, baseUrl }: Props & { readonly baseUrl: string }) {
  const { t } = useReader()
  const { frame, person, contact, until, made, reached, closedWay } = loaded
  const at = `/cases/${frame.caseId}/people/${person.id}/page`
  return (
    <Section id="page" title={t('casework.family.page')} note={t('casework.family.page_note', { days: PAGE_DAYS })}>
      <KeyValues
        items={[
          {
            term: t('casework.family.contact'),
            value: contact
              ? [t(CHANNEL_LABELS[contact.channel]), t(WAY_LABELS[contact.how]), contact.by, showDate(contact.on)].join(
                  ', ',
                )
              : t('casework.family.contact_none'),
          },
          {
            term: t('casework.family.open'),
            value: until ? t('casework.family.open_until', { until: showInstant(until) }) : t('casework.family.closed'),
          },
        ]}
      />
      <ContactNotes contacts={reached ? [{ label: personLabel(person, frame.code), contact: reached }] : []} />
      {closedWay && <Note kind="bad" text={t('casework.safe_contact.way_closed')} />}
      {made !== null && (
        <Note kind="ok" title={t('casework.family.made')}>
          <p>{t('casework.family.made_text')}</p>
          <p>
            <code class="as-typed">{`${baseUrl}${pagePath(made)}/pl`}</code>
          </p>
          <p>
            {t('casework.family.made_code')} <code>{writtenCode(made)}</code>
          </p>
        </Note>
      )}
      <Buttons>
        <ButtonLink href={`${at}/contact`} kind="quiet" small>
          {t('casework.family.confirm')}
        </ButtonLink>
        {until && (
          <ButtonLink href={`${at}/close`} kind="quiet" small>
            {t('casework.family.close')}
          </ButtonLink>
        )}
      </Buttons>
      {contact && !closedWay && !frame.closed && (
        <ActionsBar>
          <Button>{t(until ? 'casework.family.make_newer' : 'casework.family.make')}</Button>
        </ActionsBar>
      )}
    </Section>
  )
}

function SaidHere({ loaded: { said } }: Props) {
  const { t } = useReader()
  if (said.length === 0) return null
  return (
    <Section id="said" title={t('casework.family.said')} count={said.length}>
      {said.map(({ answer, words, on }) => (
        <>
          <p>
            {t(SAID_LABELS[answer])} {words}
          </p>
          <Prov>{showInstant(on)}</Prov>
        </>
      ))}
    </Section>
  )
}

const readContact = fields(z.object({ channel: z.enum(CHANNELS), how: z.enum(WAYS) }))
const backTo = ({ caseId, subjectId }: { caseId: string; subjectId: string }) =>
  `/cases/${caseId}/people/${subjectId}/page`

/** Confirming that a way to reach an adult is safe: nobody else opens that post or answers that phone. */
export const confirmContactPage = page({
  path: '/cases/:caseId/people/:subjectId/page/contact',
  params: OfPerson,
  act: 'casework.family.confirm_contact',
  needsNames: true,
  load: forPerson,
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.family.confirm'),
  form: readContact,
  submit: (ctx, input) => confirmContact(ctx, input),
  refusals: { way_closed: 'casework.safe_contact.way_closed' },
  then: ({ params }) => ({ to: backTo(params), flash: 'casework.family.confirmed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.family.confirm')} />}
      over={personLabel(loaded.person, loaded.frame.code)}
      title={t('casework.family.confirm')}
      lead={t('casework.family.confirm_lead')}
    >
      <ContactNotes
        contacts={
          loaded.reached ? [{ label: personLabel(loaded.person, loaded.frame.code), contact: loaded.reached }] : []
        }
      />
      {loaded.person.identity?.safeContact && (
        <Note kind="info" title={t('casework.family.known_contact')} text={loaded.person.identity.safeContact} />
      )}
      <RadioGroup
        name="channel"
        label={t('casework.family.channel')}
        options={CHANNELS.map((value) => ({ value, label: t(CHANNEL_LABELS[value]) }))}
      />
      <RadioGroup
        name="how"
        label={t('casework.family.way')}
        options={WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
      />
      <ActionsBar>
        <Button>{t('casework.family.confirm_submit')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})

/** Closing a page before its seven days are over, as when a phone got into other hands. */
export const closeFamilyPagePage = page({
  path: '/cases/:caseId/people/:subjectId/page/close',
  params: OfPerson,
  act: 'casework.family.close_page',
  needsNames: true,
  load: forPerson,
  looking: look('casework.people.looked'),
  scope,
  title: ({ t }) => t('casework.family.close'),
  submit: (ctx, { caseId, subjectId }) => closeFamilyPage(ctx, { caseId, subjectId }),
  then: ({ params }) => ({ to: backTo(params), flash: 'casework.family.closed_done' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="overview" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.family.close')} />}
      over={personLabel(loaded.person, loaded.frame.code)}
      title={t('casework.family.close')}
      lead={t('casework.family.close_lead')}
    >
      <ActionsBar>
        <Button kind="bad">{t('casework.family.close')}</Button>
      </ActionsBar>
    </FormPage>
  ),
})
