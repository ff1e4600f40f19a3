import { type PrintBlock, type PrintDocument, print, showDate, type T } from '#platform'
import { ServiceParams, servicePath } from '../service-paths.ts'
import { type ServiceCard, serviceCard } from './service.query.server.ts'
import { ageSentence, toldParts } from './service-words.ts'

/** An entry on paper, for whoever may read it: what a family takes home. */
export const servicePrint = print({
  path: servicePath.print(':serviceId'),
  params: ServiceParams,
  act: 'directory.service.print',
  looking: 'public',
  load: (ctx, { serviceId }) => serviceCard(ctx, serviceId),
  name: ({ t }) => t('directory.print.file_name'),
  document: ({ loaded, t }) => serviceDocument(loaded, t),
})

export function serviceDocument(card: ServiceCard, t: T): PrintDocument {
  const told = toldParts(t, card).filter(({ part }) => part !== 'name' && part !== 'audience')
  const blocks: PrintBlock[] = told.flatMap(({ label, lines }): PrintBlock[] => [
    { kind: 'heading', level: 2, text: label },
    lines.length === 1 ? { kind: 'text', text: lines[0] ?? '' } : { kind: 'list', items: lines },
  ])
  const assured = `${t('directory.assured.when')}: ${showDate(card.assuredOn)} (${ageSentence(t, card.age)})`
  return {
    title: card.entry.name,
    institution: card.provider,
    mark: t('directory.print.mark'),
    blocks: [...blocks, { kind: 'text', as: 'small', text: assured }],
  }
}
