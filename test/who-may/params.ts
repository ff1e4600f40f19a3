import type { WhoMayWorld } from './world.ts'

/** What a parameter of an address stands for, whichever page it is in. */
export const usualParams = (world: WhoMayWorld): Readonly<Record<string, string>> => {
  const { home, seen, school, body, people, things, registers } = world
  return {
    caseId: home.caseId,
    subjectId: home.child,
    seatId: home.seats.police,
    consentId: home.consent,
    recordId: home.authority,
    readerId: home.reader,
    denialId: seen.denial,
    emergencyId: seen.emergency,
    letterId: seen.letters.open,
    inspectionId: seen.inspection,
    day: '2026-11-23',
    sign: 'no_part',
    instanceId: home.card,
    disclosureId: home.disclosure,
    rowKey: home.action,
    itemId: home.line,
    taskId: home.task,
    meetingId: home.meeting,
    handoverId: registers.handover,
    requestId: home.request,
    institutionId: school,
    agreementId: world.ids.accession,
    employmentId: world.ids.employment,
    membershipId: world.ids.membership,
    personId: people.stranger ?? '',
    bodyId: body,
    listId: things.list,
    fileId: things.file,
    modelId: 'wiejski',
    version: '1.0',
    form: 'karta-pilnej-pomocy',
    step: 'genogram',
    transition: 'realizacja-wstrzymaj',
    subject: 'people',
    format: 'csv',
  }
}
