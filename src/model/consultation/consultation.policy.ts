import { follows, myself, policy, rel, system } from '#platform'

const writes = rel('model_id', 'authz.models_i_write')
const leads = rel('model_id', 'authz.models_i_lead')
const asked = rel('id', 'authz.consultations_i_am_asked_in')
const ofMyTeam = rel('consultation_id', 'authz.consultations_of_my_team')
const answers = rel('consultation_id', 'authz.consultations_my_team_answers')

/** A consultation is known to whoever is asked, and to the team that asks; its leader opens and closes it. */
export const consultationPolicy = policy({
  table: 'model.consultation',
  rules: { read: [asked, writes, system('setup')], open: [leads], answer: [writes], close: [leads] },
  rowSecurity: { select: ['read'], insert: ['open'], update: ['close'] },
})

/** Who is asked by name is nobody's business but the team's and their own. */
export const circlePolicy = policy({
  table: 'model.consultation_circle',
  rules: {
    read: [ofMyTeam, myself('person_id'), rel('institution_id', 'authz.institutions_i_work_in')],
    name: [answers],
  },
  rowSecurity: { select: ['read'], insert: ['name'] },
})

export const meetingPolicy = policy({
  table: 'model.consultation_meeting',
  rules: { read: [follows('consultation_id', 'model.consultation')], record: [answers] },
  rowSecurity: { select: ['read'], insert: ['record'] },
})

/** A remark is read by its author and by the team; everybody else reads it without names, once the consultation is closed. */
export const remarkPolicy = policy({
  table: 'model.remark',
  rules: {
    read: [writes, myself('author_id')],
    send: [rel('consultation_id', 'authz.consultations_that_take_my_remark')],
    send_from_work: [rel(['author_id', 'source'], 'authz.authors_i_am')],
    enter: [answers],
    sort: [rel('id', 'authz.remarks_my_team_answers')],
  },
  rowSecurity: { select: ['read'], insert: ['send', 'send_from_work', 'enter'], update: ['sort'] },
})

export const remarkAnswerPolicy = policy({
  table: 'model.remark_answer',
  rules: {
    read: [follows('remark_id', 'model.remark'), rel('remark_id', 'authz.remarks_answered_for_me')],
    answer: [rel('remark_id', 'authz.remarks_my_team_answers')],
  },
  rowSecurity: { select: ['read'], insert: ['answer'] },
})
