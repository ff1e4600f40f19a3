import { z } from 'zod'
import { day, fields, optionalChoice, optionalText, page, several, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Lines,
  RadioGroup,
  Section,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfPerson, scope } from '../cases/case-scope.ts'
import { type PersonToShield, personToShield } from './compartments.query.server.ts'
import { contactSentences, WAY_LABELS } from './contact-words.ts'
import { recordSafeContact } from './record-safe-contact.server.ts'
import { SAFE_WAYS, WAYS } from './safe-contact.domain.ts'

const readContact = fields(
  z.object({
    never: several(z.enum(WAYS)),
    safe: optionalChoice(z.enum(SAFE_WAYS)),
    hours: optionalText(120),
    through: optionalText(200),
    since: day,
  }),
)

/** Recording how a person is reached safely: which ways never, which one is safe, when, through whom. */
export const safeContactPage = page({
  path: '/cases/:caseId/people/:subjectId/contact',
  params: OfPerson,
  act: 'casework.safe_contact.record',
  needsNames: true,
  load: (ctx, { caseId, subjectId }) => personToShield(ctx, caseId, subjectId),
  looking: look('casework.people.looked'),
  scope,
  title: ({ t, loaded }) => t('casework.safe_contact.of', { person: loaded.label }),
  initial: ({ contacts }) => {
    const now = contacts.find(({ replaced }) => !replaced)
    return now ? { never: now.never, safe: now.safe ?? '', hours: now.hours, through: now.through } : { never: [] }
  },
  form: readContact,
  submit: (ctx, input) => recordSafeContact(ctx, input),
  refusals: {
    nothing_said: 'casework.safe_contact.nothing_said',
    safe_is_never: 'casework.safe_contact.safe_is_never',
    day_ahead: 'casework.day_ahead',
    case_closed: 'casework.case.closed',
  },
  then: ({ params }) => ({
    to: `/cases/${params.caseId}/people/${params.subjectId}`,
    flash: 'casework.safe_contact.recorded',
  }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.safe_contact.title')} />}
      title={t('casework.safe_contact.of', { person: loaded.label })}
      lead={t('casework.safe_contact.lead')}
    >
      <CheckboxGroup
        name="never"
        label={t('casework.safe_contact.never')}
        options={WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
        optional
      />
      <RadioGroup
        name="safe"
        label={t('casework.safe_contact.safe')}
        options={SAFE_WAYS.map((value) => ({ value, label: t(WAY_LABELS[value]) }))}
        optional
      />
      <TextField
        name="hours"
        label={t('casework.safe_contact.hours')}
        hint={t('casework.safe_contact.hours_hint')}
        width="m"
        optional
      />
      <TextField
        name="through"
        label={t('casework.safe_contact.through')}
        hint={t('casework.safe_contact.through_hint')}
        width="m"
        autocomplete="off"
        optional
      />
      <DateField name="since" label={t('casework.safe_contact.since')} />
      <ActionsBar>
        <Button>{t('casework.safe_contact.submit')}</Button>
      </ActionsBar>
      <Earlier loaded={loaded} />
    </FormPage>
  ),
})

/** What was said before, and by whom it was written down. */
function Earlier({ loaded: { contacts } }: { readonly loaded: PersonToShield }) {
  const { t } = useReader()
  const earlier = contacts.filter(({ replaced }) => replaced)
  if (earlier.length === 0) return null
  return (
    <Section id="earlier" title={t('casework.safe_contact.earlier')}>
      <Lines
        items={earlier.map((one) =>
          [...contactSentences(t, one), t('casework.safe_contact.by', { date: showDate(one.since), who: one.by })].join(
            ' ',
          ),
        )}
      />
    </Section>
  )
}
