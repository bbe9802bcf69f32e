/** How long a password must and may be. Length is what makes it hard to guess; nothing else is asked of it. */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200
