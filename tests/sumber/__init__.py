"""Server pengganti SIMPEG dan SIASN: soket sungguhan, untuk menguji pembacanya."""
