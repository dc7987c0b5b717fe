"""The labels that pages print, in the languages of the scholarly web: what a line is about.

Folded to lower case, without a closing colon. `heading` labels stand on a line of their own above what they
name; the same words before a colon, or a tab, name what follows on their line.
"""

from __future__ import annotations

_LABELS: dict[str, str] = {
    "abstract": """
        abstract; summary; abstract/summary; article abstract; english abstract; abstract in english;
        description; author summary; overview; extended abstract; abstract (english); abstract:; sinopsis;
        abstracts; résumés; resúmenes; zusammenfassung; kurzfassung; kurzreferat; inhalt; résumé; resume; sommaire; resumen; resumo;
        riassunto; sammanfattning; samenvatting; streszczenie; abstrakt; özet; öz; аннотация; реферат; резюме;
        анотація; 摘要; 摘 要; 中文摘要; 内容摘要; 【摘要】; [摘要]; 要旨; 要約; 抄録; 概要; 초록; 국문초록; 요약; الملخص; چکیده
        """,
    "other-abstract": """
        plain language summary; lay summary; graphical abstract; highlights; key points; visual abstract;
        digest; elife digest; significance; significance statement; editor's summary; editor's evaluation;
        teaser; at a glance; impact statement; in brief; research highlights; graphic abstract; toc graphic;
        synopsis; abstract image; 英文摘要; 外文摘要
        """,
    "keywords": """
        keyword(s); keywords; key words; keyword; key-words; index terms; subject terms; subjects; mesh terms;
        author keywords; schlüsselwörter; schlagwörter; schlagworte; mots-clés; mots clés; mots clefs;
        mots-clefs; palabras clave; palabras claves; palavras-chave; palavras chave; parole chiave; trefwoorden;
        słowa kluczowe; ключевые слова; 关键词; 关键字; 【关键词】; キーワード; 키워드; 주제어; 핵심어; anahtar kelimeler; tags;
        kata kunci; ключові слова; descritores; descriptores; descriptors; descripteurs; unitermos; index words;
        palabras-clave; palavras-chaves; palavras chaves
        """,
    "body": """
        introduction; background and introduction; 1. introduction; 1 introduction; i. introduction; main;
        main text; full text; article; text; section snippets; body; paper; einleitung; einführung;
        introducción; introdução; introduzione; введение; вступ; 引言; 前言; 0 引言; 1 引言; はじめに; 緒言; 서론;
        materials and methods; material and methods; 1. background; 1 background; preview; article preview;
        figures; tables; figures and tables; article outline; outline; contents; table of contents; sections;
        jump to; jump to section; download references; 1. materials and methods; 2. methods;
        2. materials and methods; 2. results; footnotes; supplementary material; supporting information;
        acknowledgements; acknowledgments; acknowledgment; acknowledgement; conflict of interest;
        competing interests; author information; authors and affiliations; affiliations; author affiliations;
        permissions; rights and permissions; article metrics; metrics; copyright; copyright information;
        about this article; additional information; notes; note; access options;
        get full access to this article; get access; buy this article; data availability; funding;
        export citation; article information; article history; publication history; history; peer review;
        comments; responses; download; downloads; files; versions; submission history; details; cite; share;
        permalink; view full text; citations; licence; license; cited by; citing articles; cited in; metadaten;
        metadata; open access media; bibtex; presentation video; anthology id; abbreviations; research topic;
        similar articles; publication types; substances; associated data; linkout - more resources;
        texte intégral; texte; plan; plan détaillé; texto completo; texto integral; volltext; полный текст;
        содержание; перейти к; 과제정보; 감사의 글; 資金; 謝辞; related information; grant support; full text links; figures from this article
        """,
    "references": """
        references; reference; references and notes; reference list; bibliography; literature cited;
        works cited; cited literature; list of references; literature; notes and references; references cited;
        literatur; literaturverzeichnis; quellen; références; références bibliographiques; bibliographie;
        referencias; referencias bibliográficas; bibliografía; referências; referências bibliográficas;
        bibliografia; riferimenti bibliografici; литература; список литературы; библиографический список;
        список використаних джерел; 参考文献; 参考文献:; 文献; 引用文献; 참고문헌; kaynaklar; kaynakça; piśmiennictwo;
        daftar pustaka; most cited references; references (open access)
        """,
    "neighbours": """
        related articles; related content; related research; similar articles; recommended articles;
        recommended; recommendations; you may also like; people also read; more like this; other articles;
        suggested articles; articles from this journal; latest articles; most read; most read articles;
        most cited; most viewed; most recent articles; trending articles; popular articles; recently viewed;
        also of interest; cited by; citing articles; citing literature; related papers; related works;
        more from this issue; in this issue; articles by the same author; more by these authors;
        related documents; articles similaires; ähnliche artikel; artículos similares; artigos relacionados;
        похожие статьи; 相关论文; 相关文章; 相似文献; 引证文献; 推荐文章; 関連論文; recommended papers; people also looked at;
        further reading; related records; see also; similar books; similar records; similar items;
        other publications
        """,
    "how-to-cite": """
        how to cite; how to cite this article; how to cite this paper; how to cite this; cite this article;
        cite this; cite this article as; cite this paper; citation; cite as; to cite this article;
        please cite this article as; please cite as; suggested citation; recommended citation;
        cite this chapter; cite this paper as; source; cite this work; cite this record; cite this version;
        this article should be cited as; ama citation; preferred citation; reference; bibliographic citation;
        full citation; citation information; use this citation; zitieren; zitieren als; zitierform;
        zitiervorschlag; zitationsvorschlag; comment citer; pour citer cet article; pour citer; citer;
        référence; cómo citar; como citar; cómo citar este artículo; citar; citar como; como citar este artigo;
        come citare; для цитирования; цитировать; как цитировать; ссылка для цитирования; 引用本文; 引用; 引用格式; 引用本文:; 文章引用;
        本文引用格式; 引用方法; 인용; cite this publication; apa citation; cite this dataset; cite dataset; please cite;
        mla; apa; vancouver; harvard; cite this article in press as; published in; reference as;
        original article citation; article citation; electronic reference
        """,
    "received": """
        received; received date; submission received; received on; submitted; submitted on; submission date; date received;
        submission; manuscript received; article received; first received; received for publication;
        received in final form; eingegangen; eingereicht; reçu; recibido; recebido; ricevuto; поступила;
        поступила в редакцию; получено; 收稿日期; 收稿; 来稿日期; 受付; 受付日; 원고접수일; 접수; 투고; fecha de recepción;
        data de recebimento; recebido em; recibido el; enviado; enviado em; date received
        """,
    "revised": """
        revised; revision received; in revised form; accepted in revised form; manuscript revised; date revised;
        überarbeitet; révisé; revisado; 修回日期; 修回; 改訂; 수정; последняя редакция; received in revised form;
        last revised; last updated; updated; modified; last modified; исправлена; rev-recd
        """,
    "accepted": """
        accepted; accepted date; accepted on; date accepted; manuscript accepted; acceptance date;
        article accepted; accepted for publication; angenommen; accepté; aceptado; aceito; aprovado; принята;
        принята к публикации; принято; 录用日期; 接受日期; 接收日期; 受理; 受理日; 게재확정; 게재확정일; 채택; 심사; approved; fecha de aceptación; aceito em; aprovado em; aceptado el
        """,
    "published": """
        published; published date; publication date; date published; published on; published online;
        first published; first published online; published online first; version of record online;
        article first published online; available online; online published; publication date (web);
        issue online; online publication date; published in issue; first available online; date of publication;
        date of publication (online); release date; publication; date; published in print; epub; ecollection;
        issue published; online date; print publication date; posted; posted on; posted date; publication year;
        year; year of publication; serial year; publication status; date of web publication; pub date; date issued; issued; date created; issue date; veröffentlicht;
        erschienen; erscheinungsdatum; erscheinungsjahr; publikationsdatum; jahr; publié; publié le;
        date de publication; paru; publicado; publicado en; fecha de publicación; data de publicação;
        publicação; año; ano; anno; pubblicato; опубликована; опубликовано; дата публикации; год; 发布日期; 出版日期;
        发表时间; 出版时间; 网络出版日期; 刊出日期; 出版年; 年; 発行日; 公開日; 발행일; 게재일; 발행; published first; published electronically;
        published online ahead of print; this version; submission status
        """,
    "doi": """
        doi; doi link; article doi; digital object identifier; digital object identifier (doi); doi:; d o i;
        doi number; identifier; identifiers; persistent link; persistent identifier; document doi;
        permalink doi; doi url; crossref doi; dl; url; doi:10; doi (permanent link); version doi
        """,
    "authors": """
        author; authors; author(s); by; creator; creators; author list; contributors; contributor; main author;
        main authors; autor; autoren; autor(en); verfasser; auteur; auteurs; auteur(s); autores; autor(es);
        autori; autore; автор; авторы; автори; 作者; 作者:; 著者; 著者名; 저자; written by; yazar; yazarlar; autorzy;
        penulis; researchers; article authors; all authors; other authors; by-line; byline; speaker; author/authors; authors/editors;
        presented by
        """,
    "title": """
        title; article title; titel; titre; título; titolo; название; заглавие; заголовок; назва; 题名; 标题; 篇名;
        文章题目; タイトル; 論文名; 제목; 논문명; document title; paper title; title of article; tytuł; judul; main title;
        chapter title; dataset title
        """,
    "journal": """
        journal; journal name; journal title; publication title; source title; zeitschrift;
        journal or publication title; revue; revista; rivista; журнал; издание; 刊名; 期刊; 期刊名称; 杂志; 雑誌名; 誌名; 掲載誌;
        저널; 학술지명; publication name; container title; published in journal; periodical; host publication;
        host publication title; appears in; in journal; proceedings title; conference name; book title; venue;
        booktitle; parent publication; is part of; journal/book; magazine
        """,
    "volume": """
        volume; vol; vol.; volume number; band; bd; bd.; jahrgang; tome; volumen; volumen (vol.); том; т.; 卷; 巻;
        권; 卷号; volume no
        """,
    "issue": """
        issue; no; no.; number; issue number; nr; nr.; heft; ausgabe; numéro; n°; fascicule; número; núm.;
        numero; fascicolo; номер; выпуск; №; 期; 期号; 号; 호; issue no; issue no.; part
        """,
    "pages": """
        pages; page; pp; pp.; page range; page numbers; pagination; seiten; seite; s.; pages:; páginas; página;
        pagine; стр.; страницы; с.; 页码; 页; 起止页码; 頁; ページ; 페이지; 쪽; page(s); pages range; start page; first page;
        article pages; pages from; pages (from-to); from page; pages from-to; page(s)
        """,
    "article-number": """
        article number; article no; article no.; article id; e-location; elocation id; elocation-id;
        artikelnummer; eid; article identifier; numéro d'article; manuscript number; art. no.; paper number;
        sequence number
        """,
    "issn": """
        issn; e-issn; eissn; p-issn; online issn; print issn; issn (print); issn (online); issn print;
        issn online; issn-l; electronic issn; 国际标准刊号
        """,
    "isbn": "isbn; e-isbn; print isbn; online isbn; isbn-13; isbn-10; isbn (print); isbn (online); eisbn; "
    "electronic isbn",
    "publisher": """
        publisher; published by; verlag; éditeur; editorial; editora; editor responsable; editore; издатель;
        издательство; 出版社; 出版者; 발행기관; publisher name; publishing house; yayıncı; wydawca; university;
        institution
        """,
    "pmid": "pmid; pubmed; pubmed id; pubmed:; medline id",
    "pmcid": "pmcid; pmc id; pubmed central id; pmc",
    "language": """
        language; languages; sprache; langue; idioma; lingua; язык; 语言; 言語; 언어; text language;
        language of publication; original language
        """,
    "type": """
        document type; article type; publication type; type; content type; resource type; item type;
        dokumenttyp; type de document; tipo de documento; tipo; тип; 文献类型; 资源类型; media type; material type;
        subtype
        """,
    "article-type": """
        research article; original article; original research article; original research; original paper;
        article; research; review; review article; research paper; short communication; communication; letter;
        letters; letter to the editor; editorial; case report; case reports; brief report; brief communication;
        report; reports; research report; methodology; method; methods article; technical note;
        technical report; study protocol; protocol; commentary; comment; perspective; opinion; viewpoint;
        correspondence; news; news & views; news and views; book review; systematic review; meta-analysis;
        mini review; mini-review; mini review article; focused review; focused review article; software;
        software article; data descriptor; data paper; database; hypothesis; hypothesis and theory; debate;
        erratum; corrigendum; correction; retraction; retraction note; new results; confirmatory results;
        contradictory results; preprint; article in press; research note; full paper; regular article;
        regular paper; featured article; featured; feature article; feature; rapid communication; minireview;
        clinical trial; clinical article; conference paper; proceedings paper; proceedings; paper;
        working paper; chapter; book chapter; thesis; dissertation; dataset; research letter;
        original investigation; clinical science; respiratory research; short report; short paper; note; notes;
        essay; interview; policy forum; special issue; special article; invited review; invited article;
        rapid report; research advance; tools and resources; short article; registered report;
        open access article; journal article; academic article; scientific article; full length article;
        original contribution; clinical study; research-article; review-article; brief-report; editors' choice;
        editor's choice; originalarbeit; übersicht; übersichtsarbeit; originalartikel; aufsatz; artikel;
        article de recherche; article original; artículo; artículo original; artículo de investigación; artigo;
        artigo original; articolo; artículos; artigos; articles; оригинальная статья; статья; научная статья;
        обзор; обзорная статья; 论文; 研究论文; 研究报告; 综述; 论著; 原著; 原著論文; 総説; 報告; 原创性论文; 研究论文与技术报告; 원저; 종설
        """,
}

KINDS: dict[str, str] = {}
for _kind, _labels in _LABELS.items():
    for _label in " ".join(_labels.split()).split("; "):
        KINDS.setdefault(_label.strip().rstrip(":"), _kind)

LONGEST = max(map(len, KINDS))

# Words that begin a line which tells something without a colon: "Received 22 February 1975".
OPENERS: dict[str, str] = {
    "received": "received", "accepted": "accepted", "published": "published", "revised": "revised",
    "available": "published", "submitted": "received", "posted": "published", "doi": "doi", "first": "published",
    "eingegangen": "received", "angenommen": "accepted", "veröffentlicht": "published", "reçu": "received",
    "accepté": "accepted", "publié": "published", "recibido": "received", "aceptado": "accepted",
    "publicado": "published", "recebido": "received", "aceito": "accepted", "поступила": "received",
    "принята": "accepted", "опубликована": "published", "опубликовано": "published",
}  # fmt: skip
