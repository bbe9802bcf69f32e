/** Below the settings' own navigation, which leads on. */
export { default } from '../forbidden'
