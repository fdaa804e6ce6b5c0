// Package mail tells people what became of a scheduled report: by e-mail
// (smtp.go), by a call to a web address (webhook.go) or by running a command
// (command.go). Each takes a Message that is ready to read; who is told of what,
// and in which words, is decided in cmd.
//
// A failure that may pass is marked so (retry.MayPass): a server that is busy is
// asked again, a refused password is not.
package mail
