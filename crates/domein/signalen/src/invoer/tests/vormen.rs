//! Which files are read, and which are refused with one sentence.

use super::*;
use crate::proef::migraties;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write;

const KOP: [&str; 8] = ["nr", "wat", "waar", "dag", "x", "y", "soort", "haast"];
const RIJ: [&str; 8] = ["1", "Café Ñandú", "Eng", "31-12-2025", "", "", "Jeugd", ""];

/// Runs on one database: what is read does not depend on it.
fn op_een(test: impl Fn(&Proef)) {
    let fresh = store::testen::sqlite(&migraties());
    test(&Proef::nieuw(&fresh.store));
}

fn regels(scheiding: &str) -> String {
    format!("{}\r\n{}\r\n", KOP.join(scheiding), RIJ.join(scheiding))
}

fn gz(inhoud: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(inhoud).unwrap();
    encoder.finish().unwrap()
}

fn titel_van(inhoud: &[u8], kaart_tekst: &str) -> String {
    let map = Map::nieuw();
    let pad = map.schrijf("bestand", inhoud);
    let fresh = store::testen::sqlite(&migraties());
    let proef = Proef::nieuw(&fresh.store);
    let rapport = lees(&proef, &pad, &kaart(kaart_tekst), Wijze::Echt).unwrap();
    assert_eq!((rapport.gelezen, rapport.nieuw), (1, 1), "{rapport:?}");
    super::inhoud(&proef)[0].split('|').nth(1).unwrap().to_owned()
}

fn geweigerd(inhoud: &[u8]) -> String {
    let map = Map::nieuw();
    let pad = map.schrijf("bestand", inhoud);
    let fresh = store::testen::sqlite(&migraties());
    let proef = Proef::nieuw(&fresh.store);
    let error = lees(&proef, &pad, &kaart(KAART), Wijze::Echt).unwrap_err().to_string();
    assert_eq!(tel(&proef, AANTAL), 0, "{error}");
    error
}

#[test]
fn scheiding_merk_en_inpakken_worden_herkend() {
    for scheiding in [",", ";", "\t", "|"] {
        assert_eq!(titel_van(regels(scheiding).as_bytes(), KAART), "Café Ñandú", "{scheiding:?}");
    }
    assert_eq!(titel_van(format!("\u{feff}{}", regels(",")).as_bytes(), KAART), "Café Ñandú");
    assert_eq!(titel_van(&gz(regels(";").as_bytes()), KAART), "Café Ñandú");
    let eigen = KAART.replacen("[datum]", "[bestand]\nscheiding = \"~\"\naanhaling = \"'\"\n[datum]", 1);
    let aangehaald = regels("~").replace("Café Ñandú", "'Café ~ ''Ñandú'''");
    assert_eq!(titel_van(aangehaald.as_bytes(), &eigen), "Café ~ 'Ñandú'");
}

#[test]
fn latin_1_alleen_als_de_kaart_het_zegt() {
    let latin: Vec<u8> = regels(";").replace("Café Ñandú", "Caf\u{e9} \u{80}").chars().map(|sign| sign as u8).collect();
    assert!(geweigerd(&latin).contains("tekenset = \"latin-1\""));
    let kaart = KAART.replacen("[datum]", "[bestand]\ntekenset = \"latin-1\"\n[datum]", 1);
    assert_eq!(titel_van(&latin, &kaart), "Café €");
}

fn xlsx(rijen: &[[&str; 8]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, fields) in (0..).zip(rijen) {
        for (column, field) in (0..).zip(fields).filter(|(_, field)| !field.is_empty()) {
            sheet.write_string(row, column, *field).unwrap();
        }
    }
    let format = rust_xlsxwriter::Format::new().set_num_format("dd-mm-yyyy");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 12, 31).unwrap();
    sheet.write_datetime_with_format(1, 3, &day, &format).unwrap();
    sheet.write_number(1, 0, 7.0).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn excel_met_echte_datums_en_getallen() {
    let file = xlsx(&[KOP, RIJ]);
    assert_eq!(titel_van(&file, KAART), "Café Ñandú");
    let map = Map::nieuw();
    let pad = map.schrijf("a.xlsx", &file);
    op_een(|proef| {
        lees(proef, &pad, &kaart(KAART), Wijze::Echt).unwrap();
        assert!(inhoud(proef)[0].starts_with("2025-1 "), "{:?}", inhoud(proef));
        assert!(inhoud(proef)[0].contains(" proef:7 "), "{:?}", inhoud(proef));
        let ander = KAART.replacen("[datum]", "[bestand]\nblad = \"Kwijt\"\n[datum]", 1);
        assert!(lees(proef, &pad, &kaart(&ander), Wijze::Echt).unwrap_err().to_string().contains("'Kwijt'"));
    });
}

#[test]
fn wat_geen_tabel_is_wordt_met_een_zin_geweigerd() {
    let mut half = gz(regels(";").repeat(50).as_bytes());
    half.truncate(half.len() - 12);
    let mut broken = xlsx(&[KOP, RIJ]);
    broken.truncate(broken.len() / 2);
    let utf16: Vec<u8> = regels(";").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let open = format!("{}\n1;\"Zonder einde;Eng{}", KOP.join(";"), "\nx".repeat(600_000));
    for (file, said) in [
        (Vec::new(), "leeg"),
        (b"nr;wat\n".to_vec(), "ontbreekt: dag, haast, soort, waar, x, y"),
        (format!("nr;{}\n", KOP.join(";")).into_bytes(), "twee keer"),
        (b"\xd0\xcf\x11\xe0oud".to_vec(), ".xls"),
        (b"\x89PNG\0\0".to_vec(), "geen CSV of XLSX"),
        ([b"\xff\xfe".to_vec(), utf16].concat(), "UTF-16"),
        (half, "beschadigd"),
        (broken, "beschadigd"),
        (gz(&xlsx(&[KOP, RIJ])), "Pak het eerst uit"),
        (open.into_bytes(), "aanhalingsteken"),
    ] {
        let answer = geweigerd(&file);
        assert!(answer.contains(said), "{said}: {answer}");
    }
}

#[test]
fn een_bom_wordt_niet_uitgepakt() {
    let zeros = gz(&b"a\n".repeat(3 << 20));
    assert!(zeros.len() < 100_000);
    assert!(geweigerd(&zeros).contains("honderden malen groter"));
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    archive.write_all(&vec![b' '; 6 << 20]).unwrap();
    let bomb = archive.finish().unwrap().into_inner();
    assert!(geweigerd(&bomb).contains("honderden malen groter"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn elk_bestand_geeft_een_antwoord(begin in 0_usize..5, rest in proptest::collection::vec(any::<u8>(), 0..400)) {
        let begins: [&[u8]; 5] = [b"", b"\x1f\x8b\x08\0", b"PK\x03\x04", b"a;b\n\"", b"\xef\xbb\xbf"];
        let map = Map::nieuw();
        crate::invoer::fuzz::bestand(&map.schrijf("bestand", [begins[begin], &rest].concat()));
    }

    #[test]
    fn een_beschadigd_excelbestand_geeft_een_antwoord(at in any::<prop::sample::Index>(), byte: u8) {
        let mut file = xlsx(&[KOP, RIJ]);
        let at = at.index(file.len());
        file[at] = byte;
        let map = Map::nieuw();
        crate::invoer::fuzz::bestand(&map.schrijf("bestand", file));
    }

    #[test]
    fn wat_csv_schrijft_komt_zo_terug(fields in proptest::collection::vec("[\\PC\n\"]{1,20}", 1..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&fields).unwrap();
        let map = Map::nieuw();
        let pad = map.schrijf("a.csv", writer.into_inner().unwrap());
        let bestand = crate::invoer::kaart::Bestand { scheiding: Some(b','), ..Default::default() };
        let vorm = crate::invoer::tabel::keur(&pad, &bestand, &[]).unwrap();
        let mut rows = Vec::new();
        crate::invoer::tabel::lees(&pad, &vorm, &bestand, &mut |_, row| {
            rows.push(row.iter().map(str::to_owned).collect::<Vec<_>>());
            Ok(ControlFlow::Continue(()))
        }).unwrap();
        prop_assert_eq!(rows, vec![fields]);
    }
}
