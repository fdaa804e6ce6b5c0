package checks

import (
	"strconv"
	"strings"

	"github.com/namati/lex/internal/lexicon"
	"github.com/namati/lex/internal/store"
)

// human is a person under one name, address and organization. There may be a
// million, so that texts stand as numbers and the names in one piece.
type human struct {
	person int64
	// called is the digest of the name.
	called int64
	// email, mailbox (what stands before the @) and phone are hashes, 0 for none.
	email          uint64
	mailbox, phone uint32
	// organization counts from 1 in Data.order, 0 is none; of several it is the
	// first by its key.
	organization int32
	sheet, row   int32
	// name is where the folded name begins in people.names.
	name  uint32
	chars uint16
	// next is another human of the same person, counted from 1.
	next int32
	// born is a year of birth, stated or by age and date; above undated it is
	// an age in a row without a date.
	born, country uint16
	sex           byte
}

// undated is added to ages of rows that bear no date.
const undated = 10_000

// humans are all people for comparing.
type humans struct {
	list  crew
	first index
	names strings.Builder
}

// mostVariants bounds the names, addresses and organizations that are kept of
// one person.
const mostVariants = 6

// add notes the person of a row, once for each name, address and organization.
// Its texts follow by describe.
func (h *humans) add(d *Data, row *store.ParticipantRow) {
	s := d.people[len(d.people)-1]
	organization := int32(0)
	if len(d.named) > 0 {
		organization = d.named[0].number + 1
	}
	slot := h.first.slot(&h.list, row.Person)
	known, variants := h.variant(*slot, row.NameDigest, s.email, organization)
	if known != nil {
		known.complete(row, s)
		return
	}
	if variants == mostVariants {
		return
	}
	one := h.list.add(human{person: row.Person, called: row.NameDigest, email: s.email, organization: organization, sheet: s.sheet, row: s.row})
	one.complete(row, s)
	if *slot == 0 {
		*slot = int32(h.list.n)
		h.first.used++
		return
	}
	head := h.list.at(*slot - 1)
	one.next, head.next = head.next, int32(h.list.n)
}

// variant finds a human among those of one person, which begin at a place
// counted from 1, else counts these.
func (h *humans) variant(at int32, called int64, email uint64, organization int32) (known *human, variants int) {
	for ; at != 0; at = known.next {
		known = h.list.at(at - 1)
		if known.called == called && known.email == email && known.organization == organization {
			return known, variants
		}
		variants++
	}
	return nil, variants
}

// describe adds name, mailbox and phone to the human whom they are of. It is
// enough when nothing more can be learned.
func (h *humans) describe(d *Data, p *store.Persona) (enough bool) {
	organization := int32(0)
	first, _, _ := strings.Cut(p.OrganizationKey, " ")
	if o := d.organizations[first]; o != nil {
		organization = o.number + 1
	}
	one, _ := h.variant(*h.first.slot(&h.list, p.Person), p.NameDigest, uint64(p.EmailDigest), organization)
	if one == nil {
		return true // none of its rows counts
	}
	if one.chars == 0 {
		folded := lexicon.Fold(p.Name)
		if len(folded) > 200 || uint64(h.names.Len()+len(folded)) > 1<<32-1 {
			return true
		}
		one.name, one.chars, one.mailbox = uint32(h.names.Len()), uint16(len(folded)), mailbox(p.Email)
		h.names.WriteString(folded)
	}
	if one.phone == 0 {
		one.phone = phone(p.Phone)
	}
	return one.phone != 0
}

// complete adds what a row states and the rows before did not.
func (h *human) complete(row *store.ParticipantRow, s sighting) {
	if h.born == 0 {
		h.born = bornIn(row.Record.Age, row.Record.Date, s.born)
	}
	if h.country == 0 {
		h.country = s.country
	}
	if h.sex == 0 {
		h.sex = s.sex
	}
}

func (h *human) nameIn(names string) string { return names[h.name : h.name+uint32(h.chars)] }

// bornIn is the year of birth that a row states, or the one that its age and
// date give.
func bornIn(age, date string, stated uint16) uint16 {
	if stated != 0 || age == "" || len(age) > 3 {
		return stated
	}
	years, err := strconv.Atoi(age)
	if err != nil || years < 1 {
		return 0
	}
	if len(date) >= 4 {
		if year, err := strconv.Atoi(date[:4]); err == nil && year > years {
			return uint16(year - years)
		}
	}
	return uint16(undated + years)
}

// offices are mailboxes that belong to no person.
var offices = map[string]bool{
	"admin": true, "administracion": true, "comunicacion": true, "comunicaciones": true, "contact": true, "contacto": true, "contato": true,
	"coordinacion": true, "correo": true, "direccion": true, "director": true, "email": true, "general": true, "hello": true, "info": true,
	"informes": true, "mail": true, "office": true, "oficina": true, "recepcion": true, "reception": true, "secretaria": true,
	"secretariat": true, "secretary": true, "support": true,
}

// mailbox is the hash of what stands before the @, 0 where that is short or an
// office's.
func mailbox(email string) uint32 {
	email = strings.TrimSpace(email)
	at := strings.LastIndexByte(email, '@')
	if at < 5 {
		return 0
	}
	box := strings.ToLower(email[:at])
	if offices[box] {
		return 0
	}
	return uint32(scatter(hash(byMailbox, box))) | 1
}

// phone is the hash of the last nine digits of a telephone number: countries'
// codes are written or left out. 0 stands for fewer than seven digits.
func phone(text string) uint32 {
	var digits [9]byte
	n, number := 0, uint64(0)
	for i := len(text) - 1; i >= 0 && n < len(digits); i-- {
		if c := text[i]; c >= '0' && c <= '9' {
			digits[n] = c
			n++
		}
	}
	if n < 7 {
		return 0
	}
	for _, c := range digits[:n] {
		number = number*10 + uint64(c-'0')
	}
	return uint32(scatter(number)) | 1
}
