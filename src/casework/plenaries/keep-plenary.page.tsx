import { z } from 'zod'
import { page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Hidden,
  Note,
  Select,
  TextArea,
  TextField,
} from '#platform/ui'
import { sayQuorumAsked } from '../meetings/quorum-words.ts'
import { keepPlenary } from './keep-plenary.server.ts'
import { TASKS, WAYS } from './plenary.domain.ts'
import { PlenaryCrumbs } from './plenary.page.tsx'
import { type PlenaryView, plenaryToKeep } from './plenary.query.server.ts'
import { MORE_TASKS, MOST_TASKS, readPlenarySent, wayOf, whoOf } from './plenary.schema.ts'
import { plenaryPath } from './plenary-paths.ts'

/** Writing down a sitting of a standing team: who came, the course, what was decided and who is to do what; closing it sends it round. */
export const keepPlenaryPage = page({
  path: '/sittings/:sittingId/record/keep',
  params: z.object({ sittingId: z.uuid() }),
  act: 'casework.plenary.keep',
  looking: 'unrecorded',
  load: (ctx, { sittingId }) => plenaryToKeep(ctx, sittingId),
  title: ({ loaded, t }) => t('casework.plenary.keep_title', { day: showDate(loaded.sitting.day) }),
  initial: ({ record, people }) => ({
    course: record?.course ?? '',
    decisions: record?.decisions.join('\n') ?? '',
    dissents: record?.dissents ?? '',
    ...Object.fromEntries(
      (record?.tasks ?? []).flatMap((task, row) => [
        [`${TASKS}.${row}.what`, task.what],
        [`${TASKS}.${row}.who`, whoOf(task)],
        [`${TASKS}.${row}.due`, showDate(task.due)],
      ]),
    ),
    ...Object.fromEntries(people.map((one) => [wayOf(one), one.way ?? ''])),
  }),
  form: (posted) => readPlenarySent(posted),
  submit: (ctx, input) => keepPlenary(ctx, input),
  refusals: {
    not_yet: 'casework.plenary.not_yet',
    called_off: 'casework.sitting.called_off',
    closed: 'casework.plenary.closed_already',
    no_quorum: 'casework.plenary.no_quorum',
    nobody_there: 'casework.plenary.nobody_there',
    no_words: 'casework.plenary.no_words',
    not_of_team: 'casework.plenary.not_of_team',
    due_past: 'casework.plenary.due_past',
    tells_family: 'casework.plenary.tells_family',
  },
  then: ({ params, input }) => ({
    to: plenaryPath.record(params.sittingId),
    flash: input.close ? 'casework.plenary.closed_flash' : 'casework.plenary.kept_flash',
  }),
  view: ({ loaded, form }) => <KeepForm loaded={loaded} form={form} />,
})

type Props = { readonly loaded: PlenaryView; readonly form: Parameters<typeof FormPage>[0]['form'] }

function KeepForm({ loaded, form }: Props) {
  const { t, locale } = useReader()
  const { sitting, record, people, model } = loaded
  const title = t('casework.plenary.keep_title', { day: showDate(sitting.day) })
  const asked = loaded.asks(people.map((one) => ({ ...one, way: null })))
  return (
    <FormPage
      form={form}
      crumbs={<PlenaryCrumbs loaded={loaded} here={t('casework.plenary.keep')} />}
      over={sitting.holder}
      title={title}
      lead={t('casework.plenary.keep_lead')}
    >
      <Hidden name="rowVersion" value={String(record?.rowVersion ?? 0)} />
      <Note kind="info" title={t('casework.plenary.no_names')} text={t('casework.sitting.topics_note')} />
      {asked && (
        <Note
          kind="info"
          title={t('casework.quorum.title')}
          text={sayQuorumAsked(asked, { t, locale, model }).join(' ')}
        />
      )}
      <fieldset class="all-optional">
        <legend>{t('casework.plenary.people')}</legend>
        {people.map((one) => (
          <Select
            name={wayOf(one)}
            label={`${one.name}, ${one.place}`}
            options={WAYS.map((way) => ({ value: way, label: t(`casework.plenary.way.${way}`) }))}
            optional
          />
        ))}
      </fieldset>
      <TextArea name="course" label={t('casework.plenary.course')} rows={8} optional />
      <TextArea
        name="decisions"
        label={t('casework.plenary.decisions')}
        hint={t('casework.plenary.decisions_hint')}
        rows={5}
        optional
      />
      <TextArea
        name="dissents"
        label={t('casework.plenary.dissents')}
        hint={t('casework.plenary.dissents_hint')}
        rows={3}
        optional
      />
      <TaskRows loaded={loaded} />
      <CheckboxGroup
        name="close"
        label={t('casework.plenary.close')}
        optional
        options={[{ value: 'yes', label: t('casework.plenary.close_now') }]}
      />
      <ActionsBar>
        <Button>{t('casework.plenary.keep_submit')}</Button>
        <a href={plenaryPath.record(sitting.id)}>{t('casework.plenary.back')}</a>
      </ActionsBar>
    </FormPage>
  )
}

/** The tasks that are written, and some empty rows for more. */
function TaskRows({ loaded: { record, people } }: Pick<Props, 'loaded'>) {
  const { t } = useReader()
  const rows = Math.min((record?.tasks.length ?? 0) + MORE_TASKS, MOST_TASKS)
  const options = people.map((one) => ({ value: whoOf(one), label: `${one.name}, ${one.place}` }))
  return (
    <fieldset class="all-optional">
      <legend>{t('casework.plenary.tasks')}</legend>
      <p class="hint">{t('casework.plenary.tasks_hint')}</p>
      {Array.from({ length: rows }, (_, row) => {
        const no = row + 1
        return (
          <div class="fields">
            <TextField name={`${TASKS}.${row}.what`} label={t('casework.plenary.task_what', { no })} optional />
            <Select
              name={`${TASKS}.${row}.who`}
              label={t('casework.plenary.task_who', { no })}
              options={options}
              optional
            />
            <DateField name={`${TASKS}.${row}.due`} label={t('casework.plenary.task_due', { no })} optional />
          </div>
        )
      })}
    </fieldset>
  )
}
