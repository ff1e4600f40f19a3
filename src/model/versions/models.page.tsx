import { page, showDate, type T } from '#platform'
import {
  ActionsBar,
  Button,
  ButtonLink,
  Empty,
  FileField,
  FormPage,
  type FormState,
  Lines,
  More,
  Section,
  Table,
  Tag,
} from '#platform/ui'
import { placeLabel } from '#territory'
import { workloadOf } from '../definition/workload.domain.ts'
import { DRAFTS } from '../drafts/draft-paths.ts'
import { nameIn } from '../name-in.ts'
import { adoptVersionPage } from './adopt-version.page.tsx'
import { handbookPage } from './handbook.page.tsx'
import { loadFile } from './load-file.server.ts'
import { modelsToKeep } from './models-to-keep.server.ts'
import { readModelFile, reportsIn } from './read-model-file.ts'
import type { ListedAdoption, ListedVersion } from './version-list.query.server.ts'

/** Where the administrator publishes versions of models and sees what was found wrong with a file. */
export const modelsPage = page({
  path: '/administration/models',
  act: 'model.version.load',
  looking: 'unrecorded',
  load: (ctx) => modelsToKeep(ctx),
  title: ({ t }) => t('model.administration.title'),
  form: (posted, { versions }) =>
    readModelFile(
      posted,
      versions.map(({ model }) => model.document),
    ),
  submit: (ctx, { json }) => loadFile(ctx, json),
  refusals: {
    broken: 'model.administration.load.broken',
    already_published: 'model.administration.load.already_published',
  },
  then: () => ({ to: '/administration/models', flash: 'model.administration.load.done' }),
  view: ({ loaded: { versions, adoptions }, form, t }) => (
    <div class="stack-l">
      <FormPage
        form={form}
        title={t('model.administration.title')}
        lead={t('model.administration.lead')}
        aside={{ label: t('model.administration.adopt.title'), content: <AdoptLink t={t} /> }}
        files
      >
        <Reports form={form} t={t} />
        <h2>{t('model.administration.load.title')}</h2>
        <FileField
          name="file"
          label={t('model.administration.load.file')}
          hint={t('model.administration.load.file.hint')}
          accept=".json,application/json"
        />
        <ActionsBar>
          <Button>{t('model.administration.load.submit')}</Button>
        </ActionsBar>
      </FormPage>
      <Section id="versions" title={t('model.administration.versions.title')} count={versions.length}>
        <Versions versions={versions} t={t} />
      </Section>
      <Section id="adoptions" title={t('model.administration.adoptions.title')}>
        <Adoptions adoptions={adoptions} versions={versions} t={t} />
      </Section>
    </div>
  ),
})

const AdoptLink = ({ t }: { t: T }) => (
  <>
    <ButtonLink href={adoptVersionPage.path}>{t('model.administration.adopt.link')}</ButtonLink>
    <ButtonLink href={DRAFTS}>{t('model.drafts.title')}</ButtonLink>
  </>
)

function Reports({ form, t }: { form: FormState; t: T }) {
  const reports = reportsIn(form.values)
  if (reports.length === 0) return null
  return (
    <Section id="reports" title={t('model.administration.report.title')} count={reports.length}>
      <Table
        caption={t('model.administration.report.title')}
        columns={[
          { label: t('model.administration.report.code') },
          { label: t('model.administration.report.path') },
          { label: t('model.administration.report.message') },
        ]}
        rows={reports.map(({ code, path, message }) => ({
          cells: [
            <code>{code}</code>,
            path ? <code>{path}</code> : t('model.administration.report.whole_file'),
            message,
          ],
        }))}
      />
    </Section>
  )
}

function Versions({ versions, t }: { versions: readonly ListedVersion[]; t: T }) {
  if (versions.length === 0) return <Empty title={t('model.handbook.none.title')} />
  return (
    <Table
      caption={t('model.administration.versions.title')}
      columns={[
        { label: t('model.handbook.column.model') },
        { label: t('model.handbook.column.version') },
        { label: t('model.handbook.column.status') },
        { label: t('model.administration.workload.title') },
      ]}
      rows={versions.map((listed) => {
        const { id, version, name, status } = listed.model.document
        const cells = [
          <a href={handbookPage.at({ modelId: id, version })}>{name.pl}</a>,
          version,
          <Tag>{t(`model.status.${status}`)}</Tag>,
          <WorkloadCounts listed={listed} t={t} />,
        ]
        return { cells }
      })}
    />
  )
}

/** The two counts of the budget of required answers, with what makes them up (FORMAT.md, section 8). */
function WorkloadCounts({ listed, t }: { listed: ListedVersion; t: T }) {
  return (
    <>
      {workloadOf(listed.model).map(({ upTo, total, bound, lines }) => (
        <More summary={t(`model.administration.workload.${upTo}`, { total, bound })}>
          <Lines
            items={lines.map(({ what, answers }) =>
              t('model.administration.workload.line', {
                what: what === 'package' ? t('model.administration.workload.package') : what.name.pl,
                answers,
              }),
            )}
          />
        </More>
      ))}
    </>
  )
}

type AdoptionsProps = { adoptions: readonly ListedAdoption[]; versions: readonly ListedVersion[]; t: T }

function Adoptions({ adoptions, versions, t }: AdoptionsProps) {
  if (adoptions.length === 0) return <Empty title={t('model.administration.adoptions.none')} />
  const models = new Map(versions.map(({ id, model }) => [id, model.document]))
  return (
    <Table
      caption={t('model.administration.adoptions.title')}
      columns={[
        { label: t('model.administration.adoptions.unit') },
        { label: t('model.handbook.column.model') },
        { label: t('model.handbook.column.version') },
        { label: t('model.administration.adoptions.period') },
      ]}
      rows={adoptions.map(({ place, unitCode, versionId, fromOn, untilOn }) => {
        const document = models.get(versionId)
        return {
          cells: [
            place ? placeLabel(t, place) : unitCode,
            document ? nameIn(document.name, 'pl') : '',
            document?.version ?? '',
            untilOn
              ? t('model.administration.period', { from: showDate(fromOn), until: showDate(untilOn) })
              : t('model.administration.period.open', { from: showDate(fromOn) }),
          ],
        }
      })}
    />
  )
}
