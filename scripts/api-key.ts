import { keyCommand } from '@/lib/api/key-command'
import { databaseCommand } from './lib/database-command'

// `npm run api-key -- create NAME | list | revoke ID`
await databaseCommand((words, open) => keyCommand(words, open))
