import { userCommand } from '@/lib/sign-in/user-command'
import { databaseCommand } from './lib/database-command'

// `npm run user -- list | invite EMAIL | reset NAME | role NAME ROLE | disable NAME | enable NAME`
await databaseCommand((words, open, { dashboardUrl }) => userCommand(words, dashboardUrl, open))
