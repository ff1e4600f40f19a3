export { endCertificate } from './certificates/end-certificate.server.ts'
export { issueByRule } from './certificates/issue-certificate.server.ts'
