import { z } from 'zod'
import { type PrintBlock, print, showDate } from '#platform'
import type { Fact } from '#platform/server'
import { facts, heading, text } from '../prints/print-words.ts'
import { sittingView } from './sitting.query.server.ts'

/** The agenda of a sitting, by codes: whoever prints it gets the parts they may know. */
export const sittingPrint = print({
  path: '/sittings/:sittingId/print',
  params: z.object({ sittingId: z.uuid() }),
  act: 'casework.sitting.print',
  office: true,
  load: (ctx, { sittingId }) => sittingView(ctx, sittingId),
  looking: (_, { id, bodyId, institutionId }): Fact => ({
    chain: bodyId ? 'body' : 'institution',
    about: bodyId ?? institutionId ?? id,
    name: 'casework.sitting.printed',
    payload: { sitting: id },
  }),
  name: ({ loaded, t }) => `${t('casework.sitting.file_name')}-${loaded.day}`,
  document: ({ loaded, t }) => {
    const { day, place, topics, holder, slots } = loaded
    const rows = slots.map(({ time, code, minutes }) => [
      time,
      code,
      t('casework.sitting.minutes_count', { count: minutes }),
      '',
    ])
    const turns: readonly PrintBlock[] =
      rows.length === 0
        ? []
        : [
            heading(2, t('casework.sitting.slots')),
            {
              kind: 'table',
              columns: [
                { label: t('casework.meeting.time') },
                { label: t('casework.my_meetings.case') },
                { label: t('casework.sitting.minutes') },
                { label: t('casework.sitting.notes'), share: 3 },
              ],
              rows,
              byHand: 12,
            },
          ]
    return {
      title: t('casework.sitting.agenda'),
      institution: holder,
      mark: showDate(day),
      blocks: [
        ...facts([
          { label: t('casework.meeting.day'), text: showDate(day) },
          { label: t('casework.meeting.place'), text: place },
        ]),
        ...(topics ? [heading(2, t('casework.sitting.topics')), text(topics)] : []),
        ...turns,
      ],
    }
  },
})
