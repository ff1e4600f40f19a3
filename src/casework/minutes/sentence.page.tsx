import { page, useReader } from '#platform'
import type { FormState } from '#platform/ui'
import {
  Button,
  Buttons,
  DateField,
  ErrorSummary,
  Form,
  FormContext,
  Head,
  Hidden,
  Section,
  Select,
  Sheet,
  Stack,
  TextArea,
} from '#platform/ui'
import { CaseCrumbs, CaseFrameHeader } from '../cases/case-frame.tsx'
import { look, scope } from '../cases/case-scope.ts'
import { actOnSentence } from './act-on-sentence.server.ts'
import { VOTES } from './minutes.domain.ts'
import { minutesPath, SentenceParams } from './minutes-paths.ts'
import { FAMILY_VOTE, readSentence, voteField } from './read-sentence.ts'
import { type SentenceView, sentenceView } from './sentence.query.server.ts'
import { SentenceOnPage } from './sentence-shown.tsx'

/** One sentence of minutes: its words, what it is, what follows from it. */
export const sentencePage = page({
  path: '/cases/:caseId/meetings/:meetingId/minutes/sentences/:sentenceId',
  params: SentenceParams,
  act: 'casework.minutes.turn',
  load: (ctx, params) => sentenceView(ctx, params),
  looking: look('casework.meetings.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.live.sentence_title', { code: loaded.frame.code }),
  initial: ({ sentence }) => ({
    text: sentence.text,
    owner: '',
    due: '',
    of: '',
    ...Object.fromEntries(sentence.votes.map(({ institution, vote }) => [voteField(institution ?? FAMILY_VOTE), vote])),
  }),
  form: (posted) => readSentence(posted),
  submit: (ctx, input) => actOnSentence(ctx, input),
  refusals: {
    minutes_closed: 'casework.live.minutes_closed',
    no_words: 'casework.live.no_words',
    no_decision: 'casework.live.no_decision',
    no_quorum: 'casework.quorum.no_decision',
    finished_already: 'casework.live.finished_already',
    not_yours: 'casework.live.not_yours',
    is_task_already: 'casework.live.is_task_already',
    not_in_team: 'casework.task.not_in_team',
    not_of_institution: 'casework.live.not_of_institution',
    not_for_all: 'casework.live.not_for_all',
    day_past: 'casework.work.day_past',
  },
  then: ({ params }) => ({ to: minutesPath.minutes(params), flash: 'casework.live.sentence_changed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="meetings" />,
  view: ({ loaded, form }) => <OneSentence loaded={loaded} form={form} />,
})

type Props = { readonly loaded: SentenceView; readonly form: FormState }

function OneSentence({ loaded, form }: Props) {
  const { t } = useReader()
  const { frame, of, sentence, state, mine } = loaded
  const open = state === 'open'
  return (
    <FormContext.Provider value={form}>
      <CaseCrumbs frame={frame} here={t('casework.live.one_sentence')} />
      <ErrorSummary />
      <Stack>
        <Head title={t('casework.live.one_sentence')} over={loaded.line}>
          <a href={minutesPath.minutes(of)}>{t('casework.live.back_to')}</a>
        </Head>
        <Sheet>
          <SentenceOnPage sentence={sentence} />
        </Sheet>
        {open && mine && <Wording loaded={loaded} form={form} />}
        {open && sentence.taskId === null && <Decision loaded={loaded} form={form} />}
        {open && sentence.taskId === null && <TaskForm loaded={loaded} form={form} />}
        {open && sentence.kind === 'decision' && <Dissent loaded={loaded} form={form} />}
        {!open && state !== 'before' && <Correction loaded={loaded} form={form} />}
      </Stack>
    </FormContext.Provider>
  )
}

const Version = ({ loaded: { sentence } }: Pick<Props, 'loaded'>) => (
  <Hidden name="rowVersion" value={String(sentence.rowVersion)} />
)

function Wording({ loaded, form }: Props) {
  const { t } = useReader()
  return (
    <Form state={form} errorSummary="elsewhere">
      <Version loaded={loaded} />
      <TextArea name="text" label={t('casework.live.words')} rows={3} />
      <Buttons>
        <Button name="act" value="words">
          {t('casework.live.keep_words')}
        </Button>
        {loaded.sentence.taskId === null && (
          <Button kind="bad" name="act" value="withdraw">
            {t('casework.live.withdraw')}
          </Button>
        )}
      </Buttons>
    </Form>
  )
}

function Decision({ loaded, form }: Props) {
  const { t } = useReader()
  const options = VOTES.map((vote) => ({ value: vote, label: t(`casework.live.vote.${vote}`) }))
  return (
    <Section id="decision" title={t('casework.live.make_decision')}>
      <Form state={form} guard={false} errorSummary="elsewhere">
        <Version loaded={loaded} />
        <div class="all-optional">
          {loaded.voters.map(({ value, label }) => (
            <Select
              name={voteField(value)}
              label={t('casework.live.vote_of', { who: value === FAMILY_VOTE ? t('casework.live.family') : label })}
              options={options}
              optional
              width="s"
            />
          ))}
        </div>
        <Button kind="plain" name="act" value="decide">
          {t('casework.live.keep_decision')}
        </Button>
      </Form>
    </Section>
  )
}

function TaskForm({ loaded, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="task" title={t('casework.live.make_task')}>
      <Form state={form} guard={false} errorSummary="elsewhere">
        <Version loaded={loaded} />
        <Select name="owner" label={t('casework.live.task_owner')} options={loaded.workers} />
        <DateField name="due" label={t('casework.live.task_due')} />
        {loaded.decisions.length > 0 && (
          <Select name="of" label={t('casework.live.task_of')} options={loaded.decisions} optional />
        )}
        <Button kind="plain" name="act" value="task">
          {t('casework.live.keep_task')}
        </Button>
      </Form>
    </Section>
  )
}

function Dissent({ loaded, form }: Props) {
  const { t } = useReader()
  const who = [...loaded.workers, { value: 'family', label: t('casework.live.family') }]
  return (
    <Section id="dissent" title={t('casework.live.make_dissent')}>
      <Form state={form} guard={false} errorSummary="elsewhere">
        <Version loaded={loaded} />
        <Select name="who" label={t('casework.live.dissent_who')} options={who} />
        <TextArea name="dissent" label={t('casework.live.words')} rows={2} />
        <Button kind="plain" name="act" value="dissent">
          {t('casework.live.keep_dissent')}
        </Button>
      </Form>
    </Section>
  )
}

function Correction({ loaded, form }: Props) {
  const { t } = useReader()
  return (
    <Section id="correction" title={t('casework.live.make_correction')}>
      <Form state={form} errorSummary="elsewhere">
        <Version loaded={loaded} />
        <TextArea name="correction" label={t('casework.live.words')} rows={3} />
        <Button name="act" value="correct">
          {t('casework.live.keep_correction')}
        </Button>
      </Form>
    </Section>
  )
}
