/** By it the mail service's events name the mail that they are about; `Mailer`s give it the mail's id. */
export const mailTag = 'orgcost-mail';
