package importers

import "strings"

// The small words of headings and questions, folded, in the four languages.
var (
	// questionWords ask for what follows them.
	questionWords = wordSet(`which what whose que cual cuales quel quelle quels quelles qual quais`)

	// ofWords make what stands before them belong to what follows.
	ofWords = wordSet(`of in for from at de del d du des da do dos das en em para pour por no na com sin sem sans with avec`)

	// andWords join two things that one cell holds.
	andWords = wordSet(`and or y e o u et ou`)

	// grammar says nothing by itself.
	grammar = wordSet(`
		is are am the a an your you my his her their our s please enter write give state indicate select choose fill provide
		do does did have has to on by as it this that with be i we
		works work working worked represent represents representing belong belongs based come comes live lives reside located
		el la los las un una su sus tu tus mi es son al lo se si usted ustedes favor indique escriba seleccione ingrese anote
		trabaja trabajas trabaje labora representa representas pertenece perteneces proviene vive vives reside resides ubicada
		ubicado encuentra tiene alguna algun cuenta con quien
		le les l un une votre vos ton ta est sont veuillez indiquer ecrire saisir quel avez vous au aux dans
		travaillez travaille representez vivez habitez residez situee situe
		o os as um uma seu sua seus suas e sao voce voces informe escreva selecione preencha qual tem alguma
		trabalha mora vive reside representa pertence localizada localizado
		participant participants participante participantes attendee attendees asistente asistentes
		person persona personne pessoa delegate delegado delegada
		official oficial oficiais oficiales officiel officielle officiels general generale geral business professional professionnel profesional profissional
		prioritario prioritaria prioritarios prioritarias prioritaire prioritaires destacado destacada destacados destacadas integrante integrantes
		asumido asumidos acordado acordados agreed convenu convenus convenue convenues assumido assumidos implantation dentro within sein
		they them ils elles ellos ellas eles elas coming integra integran
		usual usuel usuelle habitual textual contact contacto contato contactar
		where donde onde actua atua actuan atuam opera operan operam operates operate intervient intervienen
		currently actually actualmente actuellement atualmente completed cumplidos revolus years anos annees ans
		identifica identificas identify identifies identifiez identifica
		complete complet completo completa completos completas complets completes full main principal principale head office headquarters sede siege
		s hq partner partners parceira parceiro parceiros socia socio socias aliada aliado partenaire membre member members miembro membro
		representada representado representee represented atuacao actuacion
		required obligatorio obligatoire requerido opcional optional m f h x`)

	// courtesy words stand around what a question asks for and say nothing of it.
	courtesy = wordSet(`
		what which is are the a an your you please enter write give state indicate select choose fill in provide its it
		choose select tell us could would please
		cual cuales que es son el la los las un una su sus tu tus favor por indique indicar elija escoja digite escriba escribir seleccione ingrese anote
		quel quelle quels quelles est sont le les l un une votre vos veuillez indiquer indiquez ecrire ecrivez saisir saisissez choisissez choisir preciser precisez
		qual quais o os as e sao seu sua seus suas informe escreva selecione preencha escolha digite
		currently current actually actualmente actual actuellement actuel actuelle atualmente atual`)

	// contactWords begin headings about the contact of an organization.
	contactWords = wordSet(`contact contacts contacto contactos contato contatos personne pessoa persona focal punto point ponto responsable responsavel`)

	// contrary words make a column be about somebody or something else than the
	// person or organization of the row.
	contrary = wordSet(`
		emergency emergencia urgence urgencia parent parents padre madre pere mere pai mae mother father guardian tutor
		supervisor jefe chefe spouse conyuge hijo hijos children child
		passport pasaporte passeport passaporte visa visto arrival llegada arrivee chegada departure salida depart partida
		flight vuelo vol voo signature firma assinatura previous anterior precedent birth nacimiento naissance nascimento
		origin origen origine origem destination destino other otro otra otros autre autres outro outra outros
		type tipo size tamano taille code codigo badge hotel funding funder donor donante financiador bailleur doador
		not number numero topic tema project proyecto projet projeto second segundo segunda deuxieme
		next last proxima proximo prochain prochaine hear heard referred
		secondary secundario secundaria secondaire alternate alternative alternativo
		interesa interesan interes interest interests interested interesse interessam interet interets interesse
		like want quiere quieres desea deseas espera esperas souhaitez voulez quer gostaria discuss`)
)

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}
