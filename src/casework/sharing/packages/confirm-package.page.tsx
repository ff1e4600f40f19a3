import { InstitutionId } from '#kernel'
import { nameIn } from '#model'
import { page, showDate, useReader } from '#platform'
import {
  ActionsBar,
  Button,
  CheckboxGroup,
  DateField,
  FormPage,
  Lines,
  Mark,
  Note,
  People,
  Section,
  Select,
  TextArea,
} from '#platform/ui'
import { caseFrame } from '../../cases/case-frame.query.server.ts'
import { CaseCrumbs, CaseFrameHeader, tabAddress } from '../../cases/case-frame.tsx'
import { look, OfCase, scope } from '../../cases/case-scope.ts'
import { extentsWithin, sharingCell } from '../bounds.domain.ts'
import { disclosePage } from '../disclose.page.tsx'
import { sharingRefusals } from '../refusals.ts'
import { categoryName, packageSentence, sayExtent } from '../sharing-words.ts'
import { confirmPackage, mayConfirm } from './confirm-package.server.ts'
import type { PackageLine } from './package.domain.ts'
import { type JoiningPackage, joiningPackage } from './package.query.server.ts'
import { PackageBasis } from './package-basis.tsx'
import { extentField, readPackage, takeField, wordsField } from './read-package.ts'

/** Showing an institution that joins the team what its people need, with one confirmation. */
export const confirmPackagePage = page({
  path: '/cases/:caseId/sharing/packages/:institutionId',
  params: OfCase.extend({ institutionId: InstitutionId }),
  act: 'casework.package.confirm',
  load: async (ctx, { caseId, institutionId }) => {
    const pack = await joiningPackage(ctx, caseId, institutionId)
    await mayConfirm(ctx, pack)
    return { pack, frame: await caseFrame(ctx, pack.known.file) }
  },
  looking: look('casework.ledger.looked'),
  scope,
  title: ({ loaded, t }) => t('casework.sharing.package.title', { institution: loaded.pack.recipient.shortName }),
  initial: ({ pack }) => proposedValues(pack),
  form: (posted, loaded) => readPackage(posted, loaded),
  submit: (ctx, input) => confirmPackage(ctx, input),
  refusals: sharingRefusals,
  then: ({ params }) => ({ to: tabAddress(params.caseId, 'sharing'), flash: 'casework.sharing.package.confirmed' }),
  header: ({ loaded }) => <CaseFrameHeader frame={loaded.frame} tab="sharing" />,
  view: ({ loaded: { pack, frame }, form, t }) => {
    const title = t('casework.sharing.package.title', { institution: pack.recipient.shortName })
    return (
      <FormPage
        form={form}
        crumbs={<CaseCrumbs frame={frame} here={title} />}
        title={title}
        lead={t('casework.sharing.package.lead')}
        aside={{ label: t('casework.sharing.package.people'), content: <Recipients pack={pack} /> }}
      >
        <PackageLines pack={pack} />
        <PackageBasis pack={pack} />
        <DateField name="until" label={t('casework.sharing.package.until')} hint={untilHint(pack, t)} />
        <ActionsBar>
          <Button>{t('casework.sharing.package.confirm')}</Button>
        </ActionsBar>
        <PossibleLines pack={pack} />
      </FormPage>
    )
  },
})

type Values = Readonly<Record<string, string>>

/** Ticked is what can be confirmed as it stands; an extract without a text waits for its author. */
function proposedValues({ lines, words, until, bases }: JoiningPackage): Values {
  const values: Record<string, string> = { basis: bases[0]?.code ?? '', until: showDate(until) }
  for (const { key, extent, ready } of lines) {
    if (ready && (extent !== 'extract' || words[key])) values[takeField(key)] = 'yes'
    values[extentField(key)] = extent
    values[wordsField(key)] = words[key] ?? ''
  }
  return values
}

function untilHint({ until, assumed }: JoiningPackage, t: ReturnType<typeof useReader>['t']): string {
  const key = assumed ? 'casework.sharing.package.until_assumed' : 'casework.sharing.package.until_planned'
  return t(key, { until: showDate(until) })
}

function PackageLines({ pack }: { pack: JoiningPackage }) {
  const { t } = useReader()
  const ready = pack.lines.filter((line) => line.ready)
  if (ready.length === 0) return <Note kind="info" text={t('casework.sharing.package.nothing_new')} />
  return (
    <>
      {ready.map((line) => (
        <PackageLineFields pack={pack} line={line} />
      ))}
    </>
  )
}

function PackageLineFields({ pack, line }: { pack: JoiningPackage; line: PackageLine }) {
  const { t, locale } = useReader()
  const { key, category, extent } = line
  const options = extentsOf(pack, line)
  return (
    <>
      <CheckboxGroup
        name={takeField(key)}
        label={categoryName(pack.model, category, locale)}
        options={[{ value: 'yes', label: packageSentence({ t, locale }, pack, line) }]}
        optional
      />
      {options.length > 1 && (
        <Select
          name={extentField(key)}
          label={`${t('casework.sharing.package.extent')}: ${categoryName(pack.model, category, locale)}`}
          options={options.map((value) => ({ value, label: sayExtent(t, value) }))}
        />
      )}
      {(extent === 'extract' || options.includes('extract')) && (
        <TextArea
          name={wordsField(key)}
          label={`${t('casework.sharing.package.words')}: ${categoryName(pack.model, category, locale)}`}
          hint={t('casework.sharing.package.words_hint')}
          rows={3}
          optional={extent !== 'extract'}
        />
      )}
    </>
  )
}

/** How far a line may be narrowed: the same for each of its roles, because they share the extent. */
function extentsOf({ model, recipient }: JoiningPackage, { roles: [role = ''], category }: PackageLine) {
  const cell = sharingCell(model, { role, sector: recipient.sector }, category)
  return cell ? extentsWithin(model, cell) : []
}

/** What needs a ground first. A list of the model's categories: it says nothing about what stands in the file. */
function PossibleLines({ pack }: { pack: JoiningPackage }) {
  const { t, locale } = useReader()
  const possible = pack.lines.filter(({ ready }) => !ready)
  if (possible.length === 0) return null
  const address = { caseId: pack.known.file.id, institutionId: pack.recipient.id }
  return (
    <Section
      id="possible"
      title={t('casework.sharing.package.possible')}
      note={t('casework.sharing.package.possible_lead')}
    >
      <Lines
        items={possible.flatMap(({ category, roles, extent }) =>
          roles.map((role) => (
            <a href={disclosePage.at({ ...address, role, category })}>
              {t('casework.sharing.package.record_ground')}: {categoryName(pack.model, category, locale)},{' '}
              {sayExtent(t, extent)}
            </a>
          )),
        )}
      />
    </Section>
  )
}

function Recipients({ pack }: { pack: JoiningPackage }) {
  const { t, locale } = useReader()
  const { shortName, sector, workers } = pack.recipient
  return (
    <Section id="people" title={t('casework.sharing.package.people')}>
      <People
        items={workers.map(({ name, role }) => ({
          mark: <Mark sector={sector} name={shortName} />,
          name,
          part: nameIn(pack.model.role(role).name, locale),
        }))}
      />
    </Section>
  )
}
