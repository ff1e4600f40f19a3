import { print } from '#platform'
import type { Model } from '../definition/model.domain.ts'
import { nameIn } from '../name-in.ts'
import { compareVersions } from './compare.domain.ts'
import { versionsToCompare } from './compared-versions.query.server.ts'
import { comparisonBlocks } from './comparison-blocks.ts'

/** A comparison of two published versions on paper and for a word processor, for everybody. */
export const comparisonPrint = print({
  path: '/handbook/:modelId/:version/compared/:otherId/:otherVersion/print',
  act: 'model.handbook.compare_print',
  looking: 'public',
  office: true,
  load: async (ctx, { modelId, version, otherId, otherVersion }) => {
    const asked = { from: `${otherId}/${otherVersion}`, to: `${modelId}/${version}` }
    const { from, to } = await versionsToCompare(ctx, modelId, asked)
    // Both were asked for by name.
    return { from: from ?? to, to }
  },
  name: ({ loaded: { from, to }, t }) => {
    const called = ({ document: { id, version } }: Model) => `${id}-${version.replace('.', '-')}`
    return `${t('model.compare.page.file_name')}-${called(from)}-${called(to)}`
  },
  document: ({ loaded: { from, to }, t, locale }) => {
    const called = ({ document: { name, version } }: Model) =>
      t('model.compare.page.version', { name: nameIn(name, locale), version })
    return {
      title: t('model.compare.page.between', { from: called(from), to: called(to) }),
      institution: t('platform.word.product'),
      mark: t('model.handbook.over', { version: to.document.version }),
      blocks: comparisonBlocks(compareVersions(from.document, to.document), { t, locale }),
    }
  },
})

/** The address's parts for two versions. */
export const sidesOf = (from: Model, to: Model) => ({
  modelId: to.document.id,
  version: to.document.version,
  otherId: from.document.id,
  otherVersion: from.document.version,
})
