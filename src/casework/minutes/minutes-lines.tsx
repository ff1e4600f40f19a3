import { useReader } from '#platform'
import {
  Button,
  Buttons,
  Form,
  type FormState,
  Hidden,
  Icon,
  More,
  Select,
  Tag,
  TextArea,
  TextField,
} from '#platform/ui'
import { WRITTEN_AS } from './minutes.domain.ts'
import type { LineShown, MinutesView } from './minutes.query.server.ts'
import { minutesPath } from './minutes-paths.ts'
import { fieldOf } from './read-minutes.ts'
import { SentenceOnPage } from './sentence-shown.tsx'
import type { SentenceShown } from './sentences-shown.query.server.ts'

type Props = { readonly loaded: MinutesView; readonly form: FormState }

/** The agenda with everything said about it, in order; a place that is closed to the reader says so and nothing else. */
export function MinutesLines({ loaded, form }: Props) {
  return (
    <ol class="points" data-lines="">
      {loaded.lines.map((line) => (
        <MinutesLine loaded={loaded} line={line} form={form} />
      ))}
    </ol>
  )
}

export function MinutesLine({ loaded, line: shown, form }: Props & { readonly line: LineShown }) {
  const { t } = useReader()
  const { line, sentences, more } = shown
  const of = { caseId: loaded.frame.caseId, meetingId: loaded.meeting.id }
  if (line === null) {
    return (
      <li data-locked="">
        <div class="locked">
          <Icon name="lock" />
          <div>
            <h3>{t('casework.live.locked')}</h3>
            <p>{t('casework.live.locked_text')}</p>
          </div>
        </div>
        {sentences.map((sentence) => (
          <SentenceOnPage sentence={sentence} />
        ))}
      </li>
    )
  }
  const begun = loaded.state === 'open' ? sentences.find((one) => !one.finished && one.author === loaded.me) : undefined
  const standing = sentences.filter((one) => one !== begun)
  return (
    <li data-line={line.id}>
      <div>
        <LineHead line={shown} />
        <div data-sentences="" class="said-list">
          {standing.map((sentence) => (
            <SentenceOnPage
              sentence={sentence}
              href={loaded.state === 'before' ? undefined : minutesPath.sentence(of, sentence.id)}
            />
          ))}
        </div>
        {more && (
          <p class="locked-in" data-more="">
            <Icon name="lock" />
            {t('casework.live.more')}
          </p>
        )}
        {loaded.state === 'open' && <SayForm lineId={line.id} form={form} begun={begun} />}
        {(loaded.state === 'open' || loaded.state === 'before') && (
          <ExtraForms loaded={loaded} form={form} lineId={line.id} />
        )}
      </div>
    </li>
  )
}

/** What a line is called, and for whom it is where it is not for all. */
export function LineHead({ line: { line, members } }: { readonly line: LineShown }) {
  const { t } = useReader()
  return (
    <div data-line-head="">
      <h3>{line?.text}</h3>
      {members.length > 0 && (
        <p>
          <Tag tone="line" icon="lock">
            {t('casework.agenda.only_for', { who: members.join(', ') })}
          </Tag>
        </p>
      )}
    </div>
  )
}

type OfLine = { readonly form: FormState; readonly lineId: string }

/** The field under a line. With script, words are kept as they are typed; without it, a button sends them. */
function SayForm({ form, lineId, begun }: OfLine & { readonly begun: SentenceShown | undefined }) {
  const { t } = useReader()
  const name = fieldOf('text', lineId)
  const values = { ...(begun ? { [name]: begun.text } : {}), ...form.values }
  return (
    <div class="say" data-say={lineId} data-begun={begun?.id} data-typed={begun && String(begun.typed)}>
      <Form state={{ ...form, values }} guard={false} errorSummary="elsewhere">
        <Hidden name="act" value="write" />
        <Hidden name="line" value={lineId} />
        {begun && <Hidden name="sentence" value={begun.id} />}
        {begun && <Hidden name="typed" value={String(begun.typed)} />}
        <TextArea
          name={name}
          label={t('casework.live.say')}
          hint={t('casework.live.say_hint')}
          rows={2}
          optional={false}
        />
        <p class="save" role="status" data-state="" />
        <fieldset class="as" data-as="">
          <legend class="vh">{t('casework.live.as_what')}</legend>
          {WRITTEN_AS.map((as) => (
            <Button kind={as === 'said' ? 'plain' : 'quiet'} small name="as" value={as}>
              {t(`casework.live.as.${as}`)}
            </Button>
          ))}
        </fieldset>
      </Form>
    </div>
  )
}

/** What is not typed sentence by sentence: a call, and a part that is not written down. */
function ExtraForms({ loaded, form, lineId }: Props & OfLine) {
  const { t } = useReader()
  const who = [...loaded.workers, { value: 'family', label: t('casework.live.family') }]
  return (
    <More summary={t('casework.live.extra')}>
      <Form state={form} guard={false} errorSummary="elsewhere">
        <Hidden name="act" value="phone" />
        <Hidden name="line" value={lineId} />
        <h4>{t('casework.live.phone')}</h4>
        <Select name={fieldOf('who', lineId)} label={t('casework.live.phone_who')} options={who} optional />
        <TextField name={fieldOf('said_by', lineId)} label={t('casework.live.phone_other')} optional />
        <TextField
          name={fieldOf('call_at', lineId)}
          label={t('casework.live.phone_at')}
          hint={t('casework.live.phone_at_hint')}
          width="m"
        />
        <TextArea name={fieldOf('call', lineId)} label={t('casework.live.phone_text')} rows={2} />
        <Buttons>
          <Button kind="plain" small>
            {t('casework.live.phone_add')}
          </Button>
        </Buttons>
      </Form>
      {loaded.state === 'open' && (
        <Form state={form} guard={false} errorSummary="elsewhere">
          <Hidden name="act" value="off" />
          <Hidden name="line" value={lineId} />
          <h4>{t('casework.live.off')}</h4>
          <TextField
            name={fieldOf('off_at', lineId)}
            label={t('casework.live.off_at')}
            hint={t('casework.live.off_at_hint')}
            width="m"
          />
          <Buttons>
            <Button kind="plain" small>
              {t('casework.live.off_add')}
            </Button>
          </Buttons>
        </Form>
      )}
    </More>
  )
}
