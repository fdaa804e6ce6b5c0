// Package backup packs the files of a workspace into one archive and takes them
// out again: a tar archive, compressed, whose first entry lists every file with
// its size and SHA-256 (manifest.go), and which is encrypted by age where
// recipients are named. Nothing is handed out that the list does not bear.
package backup
