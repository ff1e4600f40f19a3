import { NotFound } from '#kernel'
import { type AuthorityPower, nameIn, powerCited, powersOn, SENDERS, textOfPower } from '#model'
import { fields, page, useReader } from '#platform'
import type { Ctx } from '#platform/server'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  More,
  NumberField,
  RadioGroup,
  Section,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, OfCase, scope } from '../cases/case-scope.ts'
import { lettersInCase } from './letter.query.server.ts'
import { letterPath } from './letter-paths.ts'
import { SENDER_LABELS } from './letter-words.ts'
import { DAY_UNITS } from './official-letter.domain.ts'
import { LetterInput } from './official-letter.schema.ts'
import { registerLetter } from './register-letter.server.ts'

const readLetter = fields(LetterInput)
type Loaded = Awaited<ReturnType<typeof load>>

async function load(ctx: Ctx, caseId: string) {
  const { frame, people } = await lettersInCase(ctx, caseId)
  if (!frame.withContent) throw new NotFound('letters')
  return { frame, people, powers: powersOn('letter', ctx.today) }
}

/** Registering a letter of a court, a prosecutor, the police or another authority. */
export const registerLetterPage = page({
  path: '/cases/:caseId/letters/new',
  params: OfCase,
  act: 'casework.letter.register',
  needsNames: true,
  load: (ctx, { caseId }) => load(ctx, caseId),
  looking: look('casework.case.looked'),
  scope,
  title: ({ t }) => t('casework.letter.register'),
  form: readLetter,
  submit: (ctx, input) => registerLetter(ctx, input),
  refusals: {
    day_ahead: 'casework.day_ahead',
    received_before_dated: 'casework.letter.received_before_dated',
    due_before_received: 'casework.letter.due_before_received',
    unknown_power: 'casework.letter.unknown_power',
    article_missing: 'casework.letter.article_missing',
    unknown_person: 'casework.letter.unknown_person',
    registered_before: 'casework.letter.registered_before',
  },
  then: ({ params, value }) => ({ to: letterPath.one(params.caseId, value), flash: 'casework.letter.registered' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ t, form, loaded }) => (
    <FormPage
      form={form}
      crumbs={<CaseCrumbs frame={loaded.frame} here={t('casework.letter.register')} />}
      title={t('casework.letter.register')}
      lead={t('casework.letter.register_lead')}
    >
      <Sender />
      <Asked loaded={loaded} />
      <ActionsBar>
        <Button>{t('casework.letter.register_submit')}</Button>
        <a href={letterPath.list(loaded.frame.caseId)}>{t('casework.back')}</a>
      </ActionsBar>
    </FormPage>
  ),
})

function Sender() {
  const { t } = useReader()
  return (
    <Section id="from" title={t('casework.letter.from')}>
      <RadioGroup
        name="senderKind"
        label={t('casework.letter.sender_kind')}
        options={SENDERS.map((value) => ({ value, label: t(SENDER_LABELS[value]) }))}
      />
      <TextField name="sender" label={t('casework.letter.sender_name')} autocomplete="off" />
      <TextField name="address" label={t('casework.letter.address')} autocomplete="off" optional />
      <TextField
        name="reference"
        label={t('casework.letter.reference')}
        hint={t('casework.letter.reference_hint')}
        autocomplete="off"
        width="m"
      />
      <DateField name="datedOn" label={t('casework.letter.dated')} />
      <DateField name="receivedOn" label={t('casework.letter.received')} />
    </Section>
  )
}

function Asked({ loaded: { people, powers } }: { readonly loaded: Loaded }) {
  const { t, locale } = useReader()
  return (
    <Section id="asked" title={t('casework.letter.asked')}>
      <Select
        name="subjectId"
        label={t('casework.letter.about')}
        hint={t('casework.letter.about_hint')}
        options={people.map(({ id, label }) => ({ value: id, label }))}
        optional
      />
      <TextArea name="asks" label={t('casework.letter.asks')} rows={5} />
      <Select
        name="power"
        label={t('casework.letter.power')}
        hint={t('casework.letter.power_hint')}
        options={powers.map((one) => ({
          value: one.code,
          label: [nameIn(one.name, locale), cited(one)].filter(Boolean).join(' – '),
        }))}
        width="m"
      />
      <Powers powers={powers} />
      <TextField
        name="article"
        label={t('casework.letter.article')}
        hint={t('casework.letter.article_hint')}
        autocomplete="off"
        optional
      />
      <CheckboxGroup
        name="keptFromFamily"
        label={t('casework.letter.kept')}
        options={[{ value: 'yes', label: t('casework.letter.kept_tick'), hint: t('casework.letter.kept_hint') }]}
        optional
      />
      <DateField name="dueOn" label={t('casework.letter.due_on')} hint={t('casework.letter.due_hint')} optional />
      <NumberField
        name="dueDays"
        label={t('casework.letter.due_days')}
        hint={t('casework.letter.due_days_hint')}
        optional
      />
      <RadioGroup
        name="dueUnit"
        label={t('casework.letter.due_unit')}
        options={DAY_UNITS.map((value) => ({ value, label: t(`casework.letter.unit.${value}`) }))}
        optional
      />
    </Section>
  )
}

const cited = (one: AuthorityPower): string => powerCited(textOfPower(one))

/** What each provision is for, and whether its text was checked. */
function Powers({ powers }: { readonly powers: readonly AuthorityPower[] }) {
  const { t, locale } = useReader()
  return (
    <More summary={t('casework.letter.powers')}>
      <ul>
        {powers.map((one) => (
          <li>
            <strong>{nameIn(one.name, locale)}.</strong> {nameIn(one.says, locale)}{' '}
            {one.notForFamily && t('casework.letter.power_kept')}{' '}
            {one.covers.includes('special') && t('casework.letter.power_special')}{' '}
            {!one.confirmed && t('casework.letter.power_inferred')}
          </li>
        ))}
      </ul>
    </More>
  )
}
