export { SEND_CONFIRM_LINK } from './confirming/ask-provider.server.ts'
export { sendConfirmLink } from './confirming/send-confirm-link.server.ts'
export { addService } from './entries/keep-service.server.ts'
export { type ServiceToPlan, servicesToPlan } from './entries/services-to-plan.query.server.ts'
