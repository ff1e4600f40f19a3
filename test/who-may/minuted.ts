import type { Walks } from './walked.ts'
import type { WhoMayWorld } from './world.ts'

/** The agenda and the minutes of a meeting that is planned, and is being written down. */
export const minutesOf = ({ home: { live }, lead, ops }: WhoMayWorld): Walks => {
  const at = '/cases/:caseId/meetings/:meetingId'
  const params = { meetingId: live.meeting }
  const held = { heldOn: '23.11.2026', place: 'GOPS', familyTookPart: 'yes', remarksUntil: '1.12.2026' }
  return {
    [`${at}/agenda`]: { params, sent: { act: 'add', text: 'Szkoła', category: '' } },
    [`${at}/minutes`]: {
      params,
      sent: { act: 'write', as: 'said', line: live.line, [`text-${live.line}`]: 'Syn chodzi do szkoły.' },
    },
    [`${at}/minutes/close`]: { params, sent: { ...held, rowVersion: '1' } },
    [`${at}/minutes/sentences/:sentenceId`]: {
      params: { ...params, sentenceId: live.sentence },
      sent: { act: 'task', rowVersion: '1', owner: `worker:${lead}:${ops}`, due: '1.12.2026' },
    },
    [`${at}/minutes/live`]: { params },
    [`${at}/minutes/changes`]: { params },
    [`${at}/minutes/typed`]: {
      params,
      sent: {
        ...{ sentence: '0b0f5c1e-7d2b-4a63-9d18-6f0c2a9be111', line: live.line, text: 'Mama dzwoniła', typed: '1' },
      },
    },
  }
}
